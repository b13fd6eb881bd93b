//! A picture as one page of HTML: it reads aloud (headings, captions, scopes), contrasts, and prints on A4.

use super::beeld::{Beeld, Row, Section};

/// Dark on white, 15 to 1: more than the law asks of what a gemeente publishes (EN 301 549, WCAG AA).
const STYLE: &str = "body{font:16px/1.4 sans-serif;color:#1b2026;background:#fff;margin:2em;max-width:70em}\
table{border-collapse:collapse;width:100%;margin:.5em 0}\
caption{text-align:left;padding:.3em 0}\
th,td{border:1px solid #56606b;padding:.25em .5em;text-align:left;vertical-align:top;font-weight:normal}\
thead th{font-weight:bold;background:#e6eef6}\
@page{size:A4 landscape;margin:12mm}\
@media print{body{margin:0;font-size:11px}tr{break-inside:avoid}thead{display:table-header-group}}";

/// Returns the picture as a page of its own.
#[must_use]
pub fn html(beeld: &Beeld) -> String {
    let title = escaped(&beeld.title);
    let notes = each(&beeld.notes, |note| format!("<p>{}</p>\n", escaped(note)));
    let sections = each(&beeld.sections, |section| table(&beeld.heads, section));
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>\n{notes}{sections}</body>\n</html>\n"
    )
}

fn table(heads: &[String], section: &Section) -> String {
    let name = escaped(&section.name);
    let heads = each(heads, |head| format!("<th scope=\"col\">{}</th>", escaped(head)));
    let rows = each(&section.rows, row);
    format!(
        "<h2>{name}</h2>\n<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        escaped(&section.words)
    )
}

fn row(row: &Row) -> String {
    let cells = each(&row.cells, |cell| format!("<td>{}</td>", escaped(cell)));
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escaped(&row.number))
}

fn each<T>(items: &[T], markup: impl Fn(&T) -> String) -> String {
    items.iter().map(markup).collect::<Vec<_>>().concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        let section = Section {
            name: "<b>".into(),
            rows: vec![Row { number: "1".into(), cells: vec!["a & \"b\"".into()] }],
            words: String::new(),
        };
        let beeld =
            Beeld { title: "T".into(), notes: Vec::new(), heads: vec!["Nr".into()], sections: vec![section] };
        let page = html(&beeld);
        assert!(
            page.contains("&lt;b&gt;") && page.contains("a &amp; &quot;b&quot;") && !page.contains("<b>")
        );
    }
}
