//! A layer between the program and the system: it counts what is done in the folder of an agenda, kills the program at one of
//! those operations, and lets a sync fail or wait.
//!
//! It is compiled by whichever C compiler there is; without one, what needs it is skipped, and that is said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::pty::Launch;
use super::system::skipped;

/// Each operation in the folder adds its letter to a file: o(pen), w(rite), s(ync), x (a sync that failed), r(ename),
/// u(nlink), m(kdir), t(runcate), c(hmod).
const SOURCE: &str = r#"
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int done;

static const char *told(const char *name) { const char *text = getenv(name); return text ? text : ""; }

static int is_below(const char *path) {
    const char *folder = told("LAAG_MAP");
    return *folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_fd_below(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static void note(char letter) {
    int file = syscall(SYS_openat, AT_FDCWD, told("LAAG_VERSLAG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) { syscall(SYS_write, file, &letter, 1); syscall(SYS_close, file); }
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* Counts an operation; tells whether it is the one at which the program is to die. */
static int is_last(char letter) {
    int number = __atomic_add_fetch(&done, 1, __ATOMIC_SEQ_CST);
    note(letter);
    return number == atoi(told("LAAG_DOOD"));
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (is_fd_below(fd) && is_last('w')) {
        if (*told("LAAG_HALF")) syscall(SYS_write, fd, bytes, length / 2);
        die();
    }
    return syscall(SYS_write, fd, bytes, length);
}

/* What a file says of syncs: "wacht" has them wait, "eens" has the next one fail, "altijd" has all of them fail. */
static int fails(void) {
    char how[16] = "";
    for (;;) {
        int file = syscall(SYS_openat, AT_FDCWD, told("LAAG_SYNC"), O_RDONLY | O_CLOEXEC, 0);
        if (file < 0) return 0;
        ssize_t length = syscall(SYS_read, file, how, sizeof how - 1);
        syscall(SYS_close, file);
        how[length > 0 ? length : 0] = 0;
        if (strcmp(how, "wacht") != 0) break;
        usleep(2000);
    }
    if (strcmp(how, "eens") == 0) syscall(SYS_unlinkat, AT_FDCWD, told("LAAG_SYNC"), 0);
    return *how != 0;
}

static int synced(int fd, long call) {
    if (is_fd_below(fd)) {
        if (fails()) { note('x'); errno = EIO; return -1; }
        if (is_last('s')) die();
    }
    return syscall(call, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & O_CREAT) && is_below(path) && is_last('o')) die();
    return syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int rename(const char *from, const char *to) {
    if (is_below(to) && is_last('r')) die();
    return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) {
    if (is_below(path) && is_last('u')) die();
    return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode) {
    if (is_below(path) && is_last('m')) die();
    return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int ftruncate64(int fd, off64_t length) {
    if (is_fd_below(fd) && is_last('t')) die();
    return syscall(SYS_ftruncate, fd, length);
}

int chmod(const char *path, mode_t mode) {
    if (is_below(path) && is_last('c')) die();
    return syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}
"#;

pub(super) struct Shim(TempDir);

/// Where the program dies.
#[derive(Clone, Copy)]
pub(super) enum Dies {
    Never,
    /// Before the operation with this number.
    Before(usize),
    /// Half-way through it, when it writes.
    Within(usize),
}

impl Shim {
    /// Compiles the layer; nothing where that cannot be done, and that is said.
    pub(super) fn build() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("laag.c");
        fs::write(&source, SOURCE).unwrap();
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(folder.path().join("laag.so")).arg(&source);
        match compiler.output() {
            Err(error) => skipped(&format!("er is geen C-compiler (cc): {error}")),
            Ok(output) if !output.status.success() || !cfg!(target_os = "linux") => {
                skipped(&format!("cc: {}", String::from_utf8_lossy(&output.stderr)));
            }
            Ok(_) => return Some(Self(folder)),
        }
        None
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts the layer under a program that is about to start; counting begins anew.
    pub(super) fn under(&self, launch: Launch, folder: &Path, dies: Dies) -> Launch {
        let _ = fs::remove_file(self.file("verslag"));
        let (at, half) = match dies {
            Dies::Never => (0, ""),
            Dies::Before(at) => (at, ""),
            Dies::Within(at) => (at, "ja"),
        };
        launch
            .env("LD_PRELOAD", self.file("laag.so"))
            .env("LAAG_MAP", folder)
            .env("LAAG_VERSLAG", self.file("verslag"))
            .env("LAAG_SYNC", self.file("sync"))
            .env("LAAG_DOOD", at.to_string())
            .env("LAAG_HALF", half)
    }

    /// Says what happens to syncs from here on; nothing has them work.
    pub(super) fn sync(&self, how: &str) {
        // In one step: the layer looks at it all the time.
        if how.is_empty() {
            return fs::remove_file(self.file("sync")).unwrap();
        }
        fs::write(self.file("straks"), how).unwrap();
        fs::rename(self.file("straks"), self.file("sync")).unwrap();
    }

    /// Returns what was done in the folder since the program started, a letter for each operation.
    pub(super) fn done(&self) -> String {
        fs::read_to_string(self.file("verslag")).unwrap_or_default()
    }
}
