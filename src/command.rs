//! The one table of commands: what a user can ask for, with the Dutch words of the screen.
//!
//! Which keys give a command is left to [`keymap`](crate::keymap); what a command does, and when it is possible,
//! to the app. A command stands in this table only when it works.

/// A part of the help, in the order in which the help shows them.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub enum Group {
    /// Moves between windows and lines.
    Moving,
    /// Changes the agenda.
    Changing,
    /// Finds and filters.
    Finding,
    /// Edits within one text.
    Text,
    /// Answers a question or a list.
    Answering,
    /// Concerns the program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] =
        &[Self::Moving, Self::Changing, Self::Finding, Self::Text, Self::Answering, Self::Program];

    /// Returns the Dutch heading of the group.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Lopen",
            Self::Changing => "Wijzigen",
            Self::Finding => "Zoeken en filteren",
            Self::Text => "Tekst",
            Self::Answering => "Antwoorden",
            Self::Program => "Programma",
        }
    }
}

/// Makes the enum and all its questions from one row a command.
macro_rules! commands {
    ($($variant:ident, $name:literal, $title:literal, $hint:literal, $explanation:literal, $synonyms:literal, $group:ident;)+) => {
        /// Something that the user can ask for with a key.
        #[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
        pub enum Command {
            $(#[doc = concat!("Stands for `", $name, "` in a keymap file.")] $variant,)+
        }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the name that stands for the command in a keymap file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Returns the short Dutch name on the screen.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// Returns the one or two Dutch words that stand beside its key at the bottom of the screen; empty for a
            /// command that never stands there.
            #[must_use]
            pub fn hint(self) -> &'static str {
                match self { $(Self::$variant => $hint,)+ }
            }

            /// Returns one Dutch sentence for the help.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)+ }
            }

            /// Returns other words, Dutch and English, under which somebody may look for the command.
            #[must_use]
            pub fn synonyms(self) -> &'static str {
                match self { $(Self::$variant => $synonyms,)+ }
            }

            /// Returns the part of the help in which the command stands.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)+ }
            }
        }
    };
}

commands! {
    FocusDoelen, "focus_doelen", "Venster Doelen", "", "Gaat naar het venster met de doelen.", "doel goals pane", Moving;
    FocusActions, "focus_actions", "Venster Acties", "", "Gaat naar het venster met de acties.", "actie actions lijst pane", Moving;
    FocusPlanning, "focus_planning", "Venster Planning", "", "Gaat naar het venster met de planning.", "tijd balken timeline gantt pane", Moving;
    FocusKernpartners, "focus_kernpartners", "Venster Kernpartners", "", "Gaat naar het venster met de kernpartners.", "partners organisaties pane", Moving;
    FocusDetail, "focus_detail", "Venster Detail", "", "Gaat naar het venster met alles over de gekozen regel.", "details bijzonderheden pane", Moving;
    NextPane, "next_pane", "Volgend venster", "venster", "Gaat naar het volgende venster.", "tab wisselen next window", Moving;
    PreviousPane, "previous_pane", "Vorig venster", "", "Gaat naar het vorige venster.", "tab wisselen previous window", Moving;
    CursorUp, "cursor_up", "Omhoog", "kies", "Gaat een regel omhoog.", "boven vorige up", Moving;
    CursorDown, "cursor_down", "Omlaag", "", "Gaat een regel omlaag.", "beneden volgende down", Moving;
    CursorLeft, "cursor_left", "Naar links of inklappen", "", "Gaat naar links, of klapt de regel in.", "left collapse dichtklappen", Moving;
    CursorRight, "cursor_right", "Naar rechts of uitklappen", "", "Gaat naar rechts, of klapt de regel uit.", "right expand openklappen", Moving;
    PageUp, "page_up", "Bladzijde terug", "", "Gaat een scherm vol regels terug.", "pagina bladeren scroll up", Moving;
    PageDown, "page_down", "Bladzijde verder", "verder", "Gaat een scherm vol regels verder.", "pagina bladeren scroll down", Moving;
    First, "first", "Naar het begin", "", "Gaat naar de eerste regel.", "eerste boven top home start", Moving;
    Last, "last", "Naar het eind", "", "Gaat naar de laatste regel.", "laatste onder einde bottom end", Moving;
    NextField, "next_field", "Volgend veld", "volgend veld", "Gaat in een formulier naar het volgende veld.", "tab vakje next field", Moving;
    PreviousField, "previous_field", "Vorig veld", "", "Gaat in een formulier naar het vorige veld.", "tab vakje previous field", Moving;
    Fold, "fold", "Inklappen of uitklappen", "in- of uitklappen", "Verbergt of toont wat onder deze regel hangt.", "vouwen fold collapse expand", Moving;
    FoldAll, "fold_all", "Alles inklappen of uitklappen", "", "Klapt alle doelen in, of klapt alles weer uit.", "vouwen alles fold all collapse expand", Moving;
    MarkUp, "mark_up", "Markeren naar boven", "", "Markeert deze actie en die erboven.", "selecteren uitbreiden select up", Moving;
    MarkDown, "mark_down", "Markeren naar beneden", "", "Markeert deze actie en die eronder.", "selecteren uitbreiden select down", Moving;
    MarkAll, "mark_all", "Alles markeren", "", "Markeert alle acties die getoond worden.", "selecteren alles select all", Moving;
    ZoomPane, "zoom_pane", "Venster groot of klein", "groot", "Geeft dit venster het hele scherm, of zet alles weer naast elkaar.", "zoom vergroten maximaliseren fullscreen", Moving;
    ShowAgenda, "show_agenda", "Ga naar de agenda", "agenda", "Toont de hele agenda weer, met de cursor in Acties; filters blijven.", "terug overzicht beginscherm alles go agenda", Moving;
    ShowKernpartners, "show_kernpartners", "Ga naar kernpartners", "kernpartners", "Toont het venster met de kernpartners groot.", "partners organisaties scherm go partners", Moving;
    ShowOutlook, "show_outlook", "Ga naar de vooruitblik", "vooruitblik", "Toont wat te laat is, en wat er begint, eindigt of terugkomt.", "komende weken maanden vooruit overzicht opening te laat outlook upcoming", Moving;
    ShowLoad, "show_load", "Ga naar wie draagt wat", "wie draagt wat", "Toont hoeveel acties er per kwartaal lopen, per eigenaar, kernpartner of gemeente.", "belasting werklast druk drukte verdeling kwartaal load capacity", Moving;
    ShowPlanning, "show_planning", "Ga naar de planning, groot", "planning", "Toont het venster met de planning groot.", "tijd balken scherm go timeline gantt", Moving;

    ShowZelfscan, "show_zelfscan", "Ga naar de zelfscan", "zelfscan", "Opent de zelfscan: samen scores invullen, onthullen, bespreken en het beeld zien.", "meting nulmeting score vragenlijst invullen self scan questionnaire go", Moving;

    TimeCloser, "time_closer", "Tijdlijn dichterbij", "schaal", "Toont in de planning minder tijd, groter.", "inzoomen week maand kwartaal zoom in timeline", Moving;
    TimeFurther, "time_further", "Tijdlijn verder weg", "", "Toont in de planning meer tijd, kleiner.", "uitzoomen kwartaal jaar zoom out timeline", Moving;
    TimeAll, "time_all", "Tijdlijn: alles past", "alles", "Toont in de planning alle jaren die erin voorkomen.", "alles past overzicht zoom fit all timeline", Moving;
    TimeToday, "time_today", "Tijdlijn: vandaag", "vandaag", "Zet vandaag in het midden van de planning.", "nu heden dag today now timeline", Moving;

    Back, "back", "Terug naar waar u was", "terug", "Gaat terug naar waar u was voor de laatste sprong.", "vorige plek springen back", Moving;

    Add, "add", "Toevoegen", "nieuw", "Voegt onder de gekozen regel een nieuwe toe.", "nieuw aanmaken maken add new insert create", Changing;
    Duplicate, "duplicate", "Dupliceren", "dupliceer", "Zet er een kopie onder, met een eigen nummer.", "kopiëren kopie dubbel duplicate copy", Changing;
    Edit, "edit", "Bewerken in een formulier", "bewerk", "Opent alle velden van de gekozen regel; onder Alle acties die van de agenda zelf, met gemeenten en mensen.", "formulier alles invullen form edit agenda gemeenten mensen", Changing;
    EditTitle, "edit_title", "Titel wijzigen", "titel", "Zet de titel van de gekozen regel open.", "naam hernoemen titel rename title", Changing;
    EditField, "edit_field", "Cel of veld wijzigen", "wijzig", "Zet open waar de cursor op staat: een tekst, of een lijst om uit te kiezen.", "bewerken invullen enter edit field cell", Changing;
    Delete, "delete", "Verwijderen", "verwijder", "Haalt de gekozen regel weg; ongedaan maken haalt haar terug.", "wissen weggooien weg delete remove", Changing;
    SetStatus, "set_status", "Status kiezen", "status", "Kiest hoe het met deze actie staat.", "stand voortgang gereed status progress", Changing;
    SetKoers, "set_koers", "Koers kiezen", "koers", "Kiest of deze actie op schema ligt; wat aandacht vraagt of vertraagd is, zegt waarom.", "voortgang vertraging vertraagd aandacht schema course delay", Changing;
    SetLevel, "set_level", "Niveau en gemeente kiezen", "niveau", "Kiest of dit regionaal, subregionaal of lokaal is, en waar.", "schaal lokaal subregionaal regionaal plaats level", Changing;
    SetStand, "set_stand", "Stand per gemeente (jullie)", "stand", "Kiest per gemeente hoe het met deze actie staat.", "gemeenten voortgang plaats status local", Changing;
    SetOwner, "set_owner", "Eigenaar kiezen", "eigenaar", "Kiest wie deze actie trekt.", "trekker verantwoordelijke wie owner", Changing;
    ShiftLater, "shift_later", "Balk later", "schuif", "Schuift de planning van deze actie een stap later.", "verschuiven later opschuiven shift move timeline", Changing;
    ShiftEarlier, "shift_earlier", "Balk eerder", "", "Schuift de planning van deze actie een stap eerder.", "verschuiven eerder naar voren shift move timeline", Changing;
    StretchLater, "stretch_later", "Balk langer", "rek", "Laat de planning van deze actie een stap later eindigen.", "verlengen rekken einde stretch longer timeline", Changing;
    StretchEarlier, "stretch_earlier", "Balk korter", "", "Laat de planning van deze actie een stap eerder eindigen.", "inkorten verkorten einde shrink shorter timeline", Changing;
    SetPlanning, "set_planning", "Planning wijzigen", "planning", "Wijzigt wanneer deze actie loopt.", "periode datum kwartaal jaar wanneer planning period", Changing;
    SetKernpartners, "set_kernpartners", "Met wie: kernpartners", "met wie", "Kiest met wie deze actie gebeurt.", "partners organisaties samen partners", Changing;
    AddNote, "add_note", "Opmerking of toelichting", "opmerking", "Schrijft een opmerking bij de gekozen regel.", "notitie aantekening commentaar note comment", Changing;
    MoveUp, "move_up", "Regel omhoog schuiven", "omhoog", "Schuift de gekozen regel een plaats omhoog.", "verplaatsen volgorde move up", Changing;
    MoveDown, "move_down", "Regel omlaag schuiven", "", "Schuift de gekozen regel een plaats omlaag.", "verplaatsen volgorde move down", Changing;
    MoveTo, "move_to", "Verplaatsen naar ander doel", "ander doel", "Zet de actie onder een ander doel, of het doel onder een ander thema.", "verhuizen thema onderbrengen move goal", Changing;
    Mark, "mark", "Markeren of aankruisen", "kruist aan", "Markeert deze regel of juist niet; een opdracht geldt voor alle gemarkeerde.", "selecteren vinkje kiezen mark select check", Changing;
    ChangeRole, "change_role", "Andere rol", "andere rol", "Kiest voor welke rol u iemand aanwijst.", "rol trekker betrokken role", Changing;
    ClearScore, "clear_score", "Vorige score leegmaken", "vorige score", "Neemt in de zelfscan de score voor de cursor terug.", "wissen terug leeg backspace clear score", Changing;
    Reveal, "reveal", "Scores onthullen of verbergen", "onthul", "Toont in de zelfscan alle scores van een vraag tegelijk, of verbergt ze weer.", "tonen zien omdraaien reveal show scores", Changing;
    ChooseQuestions, "choose_questions", "Welke vragen een meting stelt", "vragen", "Kiest in de zelfscan welke vragen een nieuwe meting stelt: alle, de kernvragen of een andere lijst.", "kernset kernvragen vragenlijst kort questions short list", Changing;
    SetConclusion, "set_conclusion", "Conclusie in één zin", "conclusie", "Schrijft in de zelfscan in één zin op wat u van de vraag vindt.", "slotsom samenvatting zin conclusion", Changing;
    SetAmbition, "set_ambition", "Ambitie vastleggen", "ambitie", "Legt in de zelfscan vast waar een gemeente wil staan, en in welk jaar.", "doel niveau jaar prioriteit ambition", Changing;
    AskLater, "ask_later", "Navraagpunt maken", "navraag", "Legt in de zelfscan vast bij wie u het navraagt, en uiterlijk wanneer.", "navragen uitzoeken weet niet inquiry", Changing;
    MakeAction, "make_action", "Maak er een actie van", "actie", "Maakt in de zelfscan van een vraag een actie in de agenda, met een verwijzing naar vraag en meting.", "vervolg ambitie taak action", Changing;
    ReadAnswers, "read_answers", "Antwoorden inlezen (CSV)", "inlezen", "Leest in de zelfscan een ingevuld blad van een gemeente in, en toont eerst wat het zou wijzigen.", "bestand excel importeren import csv read", Changing;
    Undo, "undo", "Ongedaan maken", "ongedaan", "Neemt de laatste wijziging terug.", "herstellen terug undo", Changing;
    Redo, "redo", "Opnieuw doen", "", "Doet de teruggenomen wijziging opnieuw.", "herhalen vooruit redo", Changing;

    Lookup, "lookup", "Wie doet wat: zoeken", "wie doet wat", "Zoekt in alles wat in de agenda staat, ook met een half woord.", "vinden zoek opzoeken find search", Finding;
    FilterGemeente, "filter_gemeente", "Filter op gemeente", "gemeente", "Toont alleen wat voor één gemeente geldt.", "plaats stad filter municipality", Finding;
    FilterLevel, "filter_level", "Filter op niveau", "niveau", "Toont alleen de acties van één niveau.", "lokaal subregionaal regio filter level", Finding;
    FilterOwner, "filter_owner", "Filter op eigenaar", "eigenaar", "Toont alleen wat van één persoon of organisatie is.", "trekker van wie filter owner", Finding;
    FilterKoers, "filter_koers", "Filter op koers", "koers", "Toont alleen wat op schema, in aandacht of vertraagd is.", "voortgang vertraagd filter course", Finding;
    FilterKernpartner, "filter_kernpartner", "Filter op kernpartner", "kernpartner", "Toont alleen waar één organisatie aan meedoet.", "partner organisatie filter partner", Finding;
    FilterPeriod, "filter_period", "Filter op periode", "periode", "Toont alleen wat in een jaar of een paar jaren loopt.", "jaar planning wanneer filter period year", Finding;
    FilterStatus, "filter_status", "Filter op status", "status", "Toont alleen wat even ver is.", "stand voortgang gereed filter status", Finding;
    FilterText, "filter_text", "Filter op tekst", "tekst", "Toont alleen waar deze woorden in staan, terwijl u typt.", "woorden zoeken filter text", Finding;
    FilterAttention, "filter_attention", "Alleen uitzonderingen", "uitzonderingen", "Toont alleen wat aandacht vraagt, vertraagd is of te laat.", "aandacht vertraagd te laat filter attention exceptions", Finding;
    FilterMissing, "filter_missing", "Zonder eigenaar of planning", "nog in te vullen", "Toont alleen wat nog geen eigenaar of planning heeft.", "leeg ontbreekt gaten filter missing", Finding;
    ClearFilters, "clear_filters", "Alle filters weg", "alle filters weg", "Toont alle regels weer.", "filter wissen leeg alles tonen clear", Finding;
    SaveView, "save_view", "Filters bewaren als weergave", "bewaar weergave", "Bewaart filters, volgorde en indeling onder een naam.", "beeld onthouden save view", Finding;
    OpenView, "open_view", "Bewaarde weergave kiezen", "kies weergave", "Toont wat u onder een naam hebt bewaard.", "beeld terug open view", Finding;
    SortColumn, "sort_column", "Rangschikken op deze kolom", "rangschik", "Zet de acties op volgorde van de kolom waar u staat, dan omgekeerd, dan weer zoals in het bestand.", "sorteren volgorde sort order", Finding;
    GroupBy, "group_by", "Indelen op doel of gemeente", "indelen", "Zet acties bij elkaar per doel, gemeente, eigenaar of status.", "groeperen groep group", Finding;
    NextKind, "next_kind", "Andere soort treffers", "soort", "Zoekt alleen acties, doelen, kernpartners of mensen.", "soort next kind", Finding;
    PreviousKind, "previous_kind", "Vorige soort treffers", "", "Gaat terug naar de vorige soort treffers.", "soort previous kind", Finding;
    FilterToHits, "filter_to_hits", "Alleen de treffers tonen", "als filter", "Sluit het zoeken en toont alleen de acties die gevonden zijn.", "filter resultaten hits", Finding;
    Copy, "copy", "Kopiëren als tabel", "", "Zet wat u ziet als tabel op het klembord, voor een rekenblad.", "klembord excel copy clipboard table", Finding;

    TextLeft, "text_left", "Teken naar links", "", "Gaat een teken naar links.", "letter left", Text;
    TextRight, "text_right", "Teken naar rechts", "", "Gaat een teken naar rechts.", "letter right", Text;
    WordLeft, "word_left", "Woord naar links", "", "Gaat naar het begin van het vorige woord.", "word left", Text;
    WordRight, "word_right", "Woord naar rechts", "", "Gaat naar het begin van het volgende woord.", "word right", Text;
    LineStart, "line_start", "Begin van de regel", "", "Gaat naar het begin van de regel.", "home start", Text;
    LineEnd, "line_end", "Eind van de regel", "", "Gaat naar het eind van de regel.", "einde end", Text;
    SelectLeft, "select_left", "Selecteren naar links", "", "Selecteert een teken naar links.", "markeren select left", Text;
    SelectRight, "select_right", "Selecteren naar rechts", "", "Selecteert een teken naar rechts.", "markeren select right", Text;
    SelectToStart, "select_to_start", "Selecteren tot het begin", "", "Selecteert tot het begin van de regel.", "markeren select home", Text;
    SelectToEnd, "select_to_end", "Selecteren tot het eind", "", "Selecteert tot het eind van de regel.", "markeren select end", Text;
    SelectAll, "select_all", "Alle tekst selecteren", "", "Selecteert de hele tekst.", "alles markeren select all", Text;
    DeleteBack, "delete_back", "Teken ervoor weg", "", "Haalt het teken voor de cursor weg, of de selectie.", "wissen backspace delete", Text;
    DeleteForward, "delete_forward", "Teken erna weg", "", "Haalt het teken na de cursor weg, of de selectie.", "wissen delete", Text;
    DeleteWord, "delete_word", "Woord ervoor weg", "", "Haalt het woord voor de cursor weg, of de selectie.", "wissen delete word", Text;
    TextCut, "text_cut", "Knippen", "", "Haalt de selectie weg en bewaart haar op het klembord.", "cut klembord clipboard", Text;
    TextCopy, "text_copy", "Tekst kopiëren", "", "Bewaart de selectie op het klembord.", "copy klembord clipboard", Text;
    TextUndo, "text_undo", "Stap terug in de tekst", "stap terug", "Neemt terug wat u in dit veld het laatst deed.", "ongedaan undo", Text;
    TextRedo, "text_redo", "Stap vooruit in de tekst", "", "Doet opnieuw wat u in dit veld terugnam.", "opnieuw redo", Text;
    NextCell, "next_cell", "Bewaren, volgende cel", "volgende cel", "Bewaart wat u typte en zet de volgende cel open.", "tab verder next cell", Text;
    PreviousCell, "previous_cell", "Bewaren, vorige cel", "", "Bewaart wat u typte en zet de vorige cel open.", "tab terug previous cell", Text;

    Accept, "accept", "Klaar", "kies", "Neemt over wat u koos of schreef.", "ok akkoord bevestigen enter accept", Answering;
    OpenChoices, "open_choices", "Keuzelijst bij een veld", "keuzelijst", "Opent de lijst van een veld waarachter ▼ staat.", "kiezen lijst combo dropdown choices", Answering;
    SaveForm, "save_form", "Formulier bewaren", "bewaart", "Bewaart het formulier, ook vanuit een veld van meer regels.", "opslaan klaar save form", Answering;
    PutAway, "put_away", "Andere versie opzij leggen", "legt opzij", "Legt de versie die naast de agenda ligt in de map .overleg/apart; zij wordt niet gewist.", "conflict kopie opruimen weg bestand put away conflict", Answering;
    Cancel, "cancel", "Terug, sluiten of filter weg", "sluit", "Sluit wat openstaat zonder iets te wijzigen.", "annuleren escape stoppen cancel close back", Answering;
    ConfirmYes, "confirm_yes", "Ja", "ja", "Antwoordt ja op de vraag.", "akkoord doen yes", Answering;
    ConfirmNo, "confirm_no", "Nee", "nee", "Antwoordt nee op de vraag.", "niet laten no", Answering;

    Help, "help", "Hulp", "hulp", "Toont alle opdrachten met hun toetsen.", "uitleg toetsen handleiding help keys shortcuts", Program;
    ToggleTheme, "toggle_theme", "Thema donker, licht, projector", "thema", "Kiest de volgende kleuren: donker, licht, of voor een beamer.", "kleuren contrast beamer dark light theme colours", Program;
    Palette, "palette", "Alle opdrachten", "alle opdrachten", "Zoekt een opdracht op een woord of een toets, en voert haar uit.", "palet zoeken opdracht doen command palette run", Program;
    SwitchKeymap, "switch_keymap", "Andere toetsindeling", "toetsindeling", "Wisselt tussen de toetsen van standaard en die van vim, en onthoudt dat.", "toetsenbord indeling vim standaard keymap layout keyboard", Program;
    Save, "save", "Nu bewaren", "", "Schrijft de agenda nu naar het bestand; wijzigingen zijn ook zonder dit al veilig.", "opslaan bestand save write", Program;
    ToggleMouse, "toggle_mouse", "Muis aan of uit", "muis", "Zet de muis aan of uit; staat zij uit, dan selecteert het venster er tekst mee.", "muis klikken selecteren mouse click select", Program;
    SaveAs, "save_as", "Bewaren als", "", "Schrijft de agenda ook naar een andere map, en laat u daar verder werken.", "kopie opslaan elders map copy save as", Program;
    OpenAgenda, "open_agenda", "Andere agenda openen", "", "Toont uw agenda's en de voorbeelden, en opent er een.", "bestand map wisselen openen open file", Program;
    NewAgenda, "new_agenda", "Nieuwe agenda", "", "Begint een nieuwe agenda, leeg of uit een voorbeeld.", "maken beginnen leeg voorbeeld new create", Program;
    SaveSnapshot, "save_snapshot", "Versie met naam bewaren", "versie bewaren", "Bewaart de agenda zoals hij nu is onder een naam, voorgoed.", "versie vastleggen reservekopie snapshot backup", Program;
    ShowSnapshots, "show_snapshots", "Ga naar historie en versies", "historie, versies", "Toont eerdere versies, vergelijkt ze met nu en zet er een terug.", "geschiedenis vergelijken terugzetten herstellen history restore versions", Program;
    Quit, "quit", "Afsluiten", "afsluiten", "Bewaart alles en sluit het programma.", "stoppen einde verlaten quit exit", Program;
}

impl Command {
    /// Returns the command with this name in a keymap file.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_name_leads_back_to_its_command() {
        for &command in Command::ALL {
            assert_eq!(Command::from_name(command.name()), Some(command));
        }
        assert_eq!(Command::from_name("vlieg"), None);
    }

    #[test]
    fn no_two_commands_have_the_same_title() {
        let titles: HashSet<_> = Command::ALL.iter().map(|command| command.title()).collect();
        assert_eq!(titles.len(), Command::ALL.len());
    }

    #[test]
    fn names_are_snake_case_and_explanations_are_sentences() {
        for command in Command::ALL {
            assert!(command.name().chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'));
            assert!(command.explanation().ends_with('.'), "{}", command.explanation());
            assert!(!command.synonyms().is_empty());
        }
    }

    #[test]
    fn the_table_stands_in_the_order_of_the_groups() {
        let groups: Vec<Group> = Command::ALL.iter().map(|command| command.group()).collect();
        assert!(groups.is_sorted());
        assert!(Group::ALL.iter().all(|group| groups.contains(group) && !group.title().is_empty()));
    }
}
