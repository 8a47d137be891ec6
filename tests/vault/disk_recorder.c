/* Stands before the C library, in a program that is being tested, and keeps every call by which it
   changes a file below one folder: what it writes, what it waits for, what it renames and removes.
   Whatever the program is made of, Python or SQLite, comes through here.

   Built without the headers of the C library, so that a compiler alone is enough. */

typedef unsigned long size_t;
typedef long ssize_t, off_t;
typedef unsigned int mode_t;
typedef __builtin_va_list va_list;

enum { MOST = 4096, NEXT = -1, CREATE = 0100, TRUNCATE = 01000, SET_CURRENT = 1, HERE = -100 };
#define REAL(name) ((typeof(&name))dlsym((void *)(long)NEXT, #name))
#define COUNT(text) (sizeof(text) - 1)

extern void *dlsym(void *, const char *);
extern char *getenv(const char *);
extern char *strchr(const char *, int);
extern char *realpath(const char *, char *);
extern size_t strlen(const char *);
extern int strncmp(const char *, const char *, size_t);
extern int snprintf(char *, size_t, const char *, ...);
extern int atoi(const char *);
extern off_t lseek(int, off_t, int);

extern ssize_t write(int, const void *, size_t);
extern ssize_t pwrite(int, const void *, size_t, off_t);
extern ssize_t pwrite64(int, const void *, size_t, off_t);
extern int open(const char *, int, ...);
extern int open64(const char *, int, ...);
extern int openat(int, const char *, int, ...);
extern int openat64(int, const char *, int, ...);
extern int close(int);
extern int fsync(int);
extern int fdatasync(int);
extern int ftruncate(int, off_t);
extern int ftruncate64(int, off_t);
extern int rename(const char *, const char *);
extern int renameat(int, const char *, int, const char *);
extern int unlink(const char *);
extern int unlinkat(int, const char *, int);
extern int mkdir(const char *, mode_t);
extern int rmdir(const char *);

static char watched[MOST];

static int below(const char *path) {
    const char *root = getenv("SMDESK_DISK_ROOT");
    return root && path && !strncmp(path, root, strlen(root));
}

static void keep(const char *head, const void *data, size_t length) {
    const char *to = getenv("SMDESK_DISK_LOG");
    if (!to) return;
    REAL(write)(atoi(to), head, strlen(head));
    if (length) REAL(write)(atoi(to), data, length);
}

static void keep_words(const char *what, const char *one, const char *two) {
    char head[3 * MOST];
    snprintf(head, sizeof head, "%s\t%s\t%s\n", what, one, two);
    keep(head, 0, 0);
}

static void keep_number(const char *what, int fd, long number) {
    char head[MOST];
    if (fd < 0 || fd >= MOST || !watched[fd]) return;
    snprintf(head, sizeof head, "%s\t%d\t%ld\n", what, fd, number);
    keep(head, 0, 0);
}

static void keep_write(int fd, const void *data, ssize_t length, off_t at) {
    char head[MOST];
    if (length <= 0) return;
    if (fd == 1) snprintf(head, sizeof head, "told\t%ld\t0\n", (long)length);
    else if (fd >= 0 && fd < MOST && watched[fd])
        snprintf(head, sizeof head, "write\t%d\t%ld\t%ld\n", fd, at, (long)length);
    else return;
    keep(head, data, length);
}

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < MOST && (watched[fd] = below(path))) {
        char numbers[64];
        snprintf(numbers, sizeof numbers, "%d\t%d\t%d", fd, !!(flags & CREATE),
                 !!(flags & TRUNCATE));
        keep_words("open", numbers, path);
    }
    return fd;
}

static mode_t given(int flags, va_list more) {
    return flags & CREATE ? __builtin_va_arg(more, mode_t) : 0;
}

#define OPEN(name)                                           \
    int name(const char *path, int flags, ...) {             \
        va_list more;                                        \
        __builtin_va_start(more, flags);                     \
        mode_t mode = given(flags, more);                    \
        return opened(REAL(name)(path, flags, mode), path, flags); \
    }
#define OPENAT(name)                                         \
    int name(int at, const char *path, int flags, ...) {     \
        va_list more;                                        \
        __builtin_va_start(more, flags);                     \
        mode_t mode = given(flags, more);                    \
        return opened(REAL(name)(at, path, flags, mode), path, flags); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *data, size_t length) {
    ssize_t done = REAL(write)(fd, data, length);
    off_t now = fd == 1 ? done : lseek(fd, 0, SET_CURRENT);
    keep_write(fd, data, done, now - done);
    return done;
}

#define PWRITE(name)                                                  \
    ssize_t name(int fd, const void *data, size_t length, off_t at) { \
        ssize_t done = REAL(name)(fd, data, length, at);              \
        keep_write(fd, data, done, at);                               \
        return done;                                                  \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define KEPT(name, words, given, what, number) \
    int name given {                           \
        int code = REAL(name) words;           \
        if (!code) keep_number(what, fd, number); \
        return code;                           \
    }
KEPT(fsync, (fd), (int fd), "sync", 0)
KEPT(fdatasync, (fd), (int fd), "sync", 0)
KEPT(ftruncate, (fd, length), (int fd, off_t length), "cut", length)
KEPT(ftruncate64, (fd, length), (int fd, off_t length), "cut", length)

int close(int fd) {
    keep_number("close", fd, 0);
    if (fd >= 0 && fd < MOST) watched[fd] = 0;
    return REAL(close)(fd);
}

int rename(const char *from, const char *to) {
    int code = REAL(rename)(from, to);
    if (!code && below(to)) keep_words("rename", from, to);
    return code;
}

int renameat(int at, const char *from, int there, const char *to) {
    int code = REAL(renameat)(at, from, there, to);
    if (!code && below(to)) keep_words("rename", from, to);
    return code;
}

int unlink(const char *path) {
    int code = REAL(unlink)(path);
    if (!code && below(path)) keep_words("unlink", path, "");
    return code;
}

int unlinkat(int at, const char *path, int flags) {
    int code = REAL(unlinkat)(at, path, flags);
    if (!code && below(path)) keep_words("unlink", path, "");
    return code;
}

int mkdir(const char *path, mode_t mode) {
    int code = REAL(mkdir)(path, mode);
    if (!code && below(path)) keep_words("mkdir", path, "");
    return code;
}

int rmdir(const char *path) {
    int code = REAL(rmdir)(path);
    if (!code && below(path)) keep_words("rmdir", path, "");
    return code;
}
