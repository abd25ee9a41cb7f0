/* Records what a process does to the files below DISK_ROOT, and fails on demand. Preloaded (LD_PRELOAD).
 *
 * Every call that changes a file or makes a change durable is one record in DISK_LOG, in the order of the calls:
 *   u8 operation, u32 length of the path, path, u64 offset, u64 length, data
 * DISK_FAIL_AT=n lets the n-th recorded change fail with DISK_ERRNO, and every later one, too, when DISK_FAIL_ON=1.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, UNLINK, MKDIR };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static char root[PATH_MAX];
static size_t root_length;
static long fail_at = -1, seen = 0, fail_errno = ENOSPC, fail_on = 0;

__attribute__((constructor)) static void start(void) {
    const char *name = getenv("DISK_LOG"), *below = getenv("DISK_ROOT");
    if (!name || !below) return;
    snprintf(root, sizeof root, "%s", below);
    root_length = strlen(root);
    log_fd = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (getenv("DISK_FAIL_AT")) fail_at = atol(getenv("DISK_FAIL_AT"));
    if (getenv("DISK_ERRNO")) fail_errno = atol(getenv("DISK_ERRNO"));
    if (getenv("DISK_FAIL_ON")) fail_on = atol(getenv("DISK_FAIL_ON"));
}

static int below_root(const char *path) {
    return log_fd >= 0 && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || !path[root_length]);
}

/* The path of an open file; 0 when it is none of ours. */
static int path_of(int fd, char *path) {
    char link[64];
    ssize_t length;
    if (log_fd < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below_root(path);
}

static int absolute(int folder, const char *name, char *path) {
    if (log_fd < 0) return 0;
    if (name[0] == '/') snprintf(path, PATH_MAX, "%s", name);
    else if (folder == AT_FDCWD) {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) return 0;
        if (snprintf(path, PATH_MAX, "%s/%s", here, name) >= PATH_MAX) return 0;
    } else {
        char there[PATH_MAX];
        if (!path_of(folder, there)) return 0;
        if (snprintf(path, PATH_MAX, "%s/%s", there, name) >= PATH_MAX) return 0;
    }
    return below_root(path);
}

/* 1 when this change is to fail; called with the mutex held, before the change. */
static int must_fail(void) {
    seen++;
    if (fail_at < 0 || seen < fail_at || (seen > fail_at && !fail_on)) return 0;
    errno = (int)fail_errno;
    return 1;
}

static void put(const void *data, size_t length) {
    const char *rest = data;
    while (length) {
        ssize_t done = syscall(SYS_write, log_fd, rest, length);
        if (done <= 0) abort();
        rest += done;
        length -= (size_t)done;
    }
}

static void record(uint8_t operation, const char *path, uint64_t offset, uint64_t length, const void *data) {
    uint32_t path_length = (uint32_t)strlen(path);
    put(&operation, 1);
    put(&path_length, 4);
    put(path, path_length);
    put(&offset, 8);
    put(&length, 8);
    if (data) put(data, length);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
#define LOCK pthread_mutex_lock(&mutex)
#define UNLOCK pthread_mutex_unlock(&mutex)

static int open_recorded(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    struct stat status;
    int ours = (flags & (O_CREAT | O_TRUNC)) && absolute(folder, name, path), was_there, fd;
    if (!ours) return (int)syscall(SYS_openat, folder, name, flags, mode);
    LOCK;
    was_there = stat(path, &status) == 0;
    if (!was_there && must_fail()) { UNLOCK; return -1; }
    fd = (int)syscall(SYS_openat, folder, name, flags, mode);
    if (fd >= 0 && !was_there) record(CREATE, path, 0, 0, NULL);
    else if (fd >= 0 && (flags & O_TRUNC)) record(TRUNCATE, path, 0, 0, NULL);
    UNLOCK;
    return fd;
}

#define MODE mode_t mode = 0; if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *name, int flags, ...) { MODE return open_recorded(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE return open_recorded(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE return open_recorded(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE return open_recorded(folder, name, flags, mode); }
int creat(const char *name, mode_t mode) { return open_recorded(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t write_recorded(int fd, const void *data, size_t length, off_t offset, int here) {
    char path[PATH_MAX];
    ssize_t done;
    if (!path_of(fd, path))
        return here ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    if (here) offset = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    done = here ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
    if (done > 0) record(WRITE, path, (uint64_t)offset, (uint64_t)done, data);
    UNLOCK;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return write_recorded(fd, data, length, 0, 1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_recorded(fd, data, length, offset, 0); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_recorded(fd, data, length, offset, 0); }

/* Nothing that is recorded may write in a way that is not: whoever begins to must be taught here. */
#define FORBIDDEN(fd, call) char path[PATH_MAX]; if (path_of(fd, path)) { fprintf(stderr, "disk_recorder: %s on %s\n", #call, path); abort(); }
ssize_t writev(int fd, const struct iovec *parts, int count) { FORBIDDEN(fd, writev) return syscall(SYS_writev, fd, parts, count); }
int fallocate(int fd, int mode, off_t offset, off_t length) { FORBIDDEN(fd, fallocate) return (int)syscall(SYS_fallocate, fd, mode, offset, length); }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { FORBIDDEN(fd, posix_fallocate64) return syscall(SYS_fallocate, fd, 0, offset, length) ? errno : 0; }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t length, unsigned flags) { FORBIDDEN(to, copy_file_range) return syscall(SYS_copy_file_range, from, a, to, b, length, flags); }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { FORBIDDEN(to, sendfile64) return syscall(SYS_sendfile, to, from, offset, length); }

static int truncate_recorded(int fd, off_t length) {
    char path[PATH_MAX];
    int done;
    if (!path_of(fd, path)) return (int)syscall(SYS_ftruncate, fd, length);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    done = (int)syscall(SYS_ftruncate, fd, length);
    if (!done) record(TRUNCATE, path, (uint64_t)length, 0, NULL);
    UNLOCK;
    return done;
}
int ftruncate(int fd, off_t length) { return truncate_recorded(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_recorded(fd, length); }

static int sync_recorded(int fd, long call) {
    char path[PATH_MAX];
    struct stat status;
    int done;
    if (!path_of(fd, path)) return (int)syscall(call, fd);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    done = (int)syscall(call, fd);
    if (!done && !fstat(fd, &status)) record(S_ISDIR(status.st_mode) ? SYNC_FOLDER : SYNC, path, 0, 0, NULL);
    UNLOCK;
    return done;
}
int fsync(int fd) { return sync_recorded(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_recorded(fd, SYS_fdatasync); }

static int rename_recorded(int from_folder, const char *from, int to_folder, const char *to) {
    char path[PATH_MAX], target[PATH_MAX];
    int done;
    if (!absolute(from_folder, from, path) || !absolute(to_folder, to, target))
        return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    done = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
    if (!done) record(RENAME, path, 0, strlen(target), target);
    UNLOCK;
    return done;
}
int rename(const char *from, const char *to) { return rename_recorded(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return rename_recorded(a, from, b, to); }

static int unlink_recorded(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    int done;
    if (!absolute(folder, name, path)) return (int)syscall(SYS_unlinkat, folder, name, flags);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    done = (int)syscall(SYS_unlinkat, folder, name, flags);
    if (!done) record(UNLINK, path, 0, 0, NULL);
    UNLOCK;
    return done;
}
int unlink(const char *name) { return unlink_recorded(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return unlink_recorded(folder, name, flags); }

static int mkdir_recorded(int folder, const char *name, mode_t mode) {
    char path[PATH_MAX];
    int done;
    if (!absolute(folder, name, path)) return (int)syscall(SYS_mkdirat, folder, name, mode);
    LOCK;
    if (must_fail()) { UNLOCK; return -1; }
    done = (int)syscall(SYS_mkdirat, folder, name, mode);
    if (!done) record(MKDIR, path, 0, 0, NULL);
    UNLOCK;
    return done;
}
int mkdir(const char *name, mode_t mode) { return mkdir_recorded(AT_FDCWD, name, mode); }
int mkdirat(int folder, const char *name, mode_t mode) { return mkdir_recorded(folder, name, mode); }
