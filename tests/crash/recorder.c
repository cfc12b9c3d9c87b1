/* Records what a program asks of the disk, in order, so that a power cut can be replayed; and makes a call fail.
 *
 * Loaded with LD_PRELOAD. Environment:
 *   RECORD_FOLDER   only files below this folder count; standard output counts always (acknowledgements)
 *   RECORD_TO       file that receives the record; without it nothing is recorded
 *
 * Writes, truncations and syncs of recorded files are counted. `recorder_fail` makes the calls from a number on fail,
 * `recorder_kill` makes the process kill itself before a call, or in the middle of a write.
 *
 * One record: kind (1 byte), descriptor's file number (4), offset (8), length (8), bytes; little-endian. A new file
 * number comes with a record 'O' that holds the path below the folder.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 4096
#define PATH_MOST 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int files[DESCRIPTORS];            /* file number of each descriptor, 0: not recorded */
static int next_file = 1;
static int record_fd = -1;
static char folder[PATH_MOST];
static long counted, fail_at, fail_for = 1, kill_at;
static int fail_with = EIO, kill_half;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_dup2)(int, int);
static int (*real_fallocate)(int, off_t, off_t);

static void *next_of(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

__attribute__((constructor)) static void begin(void)
{
    real_write = next_of("write");
    real_pwrite = next_of("pwrite64");
    real_open = next_of("open64");
    real_openat = next_of("openat64");
    real_close = next_of("close");
    real_fsync = next_of("fsync");
    real_fdatasync = next_of("fdatasync");
    real_ftruncate = next_of("ftruncate64");
    real_unlink = next_of("unlink");
    real_rename = next_of("rename");
    real_dup2 = next_of("dup2");
    real_fallocate = next_of("posix_fallocate64");
    const char *below = getenv("RECORD_FOLDER");
    if (!below || !realpath(below, folder))
        folder[0] = 0;
    const char *to = getenv("RECORD_TO");
    if (to)
        record_fd = real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* For a program that makes many trials: the counting begins anew, and call `at` is the one that fails or kills. */
void recorder_fail(long at, long how_many, int error)
{
    counted = 0;
    fail_at = at;
    fail_for = how_many;
    fail_with = error;
    kill_at = 0;
}

void recorder_kill(long at, int half)
{
    counted = 0;
    kill_at = at;
    kill_half = half;
    fail_at = 0;
}

long recorder_counted(void) { return counted; }

static void put(char kind, int file, int64_t offset, const void *bytes, size_t length)
{
    if (record_fd < 0)
        return;
    char head[21];
    int64_t long_length = (int64_t)length;
    int32_t number = file;
    head[0] = kind;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &long_length, 8);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    if (writev(record_fd, parts, bytes ? 2 : 1) < 0)
        abort();
}

/* Returns the path below the recorded folder, or NULL. */
static const char *below(const char *path, char *resolved)
{
    if (!folder[0])
        return NULL;
    char parent[PATH_MOST];
    if (!realpath(path, resolved)) {
        /* A file that is not there yet: resolve the folder it is in. */
        if (strlen(path) >= PATH_MOST)
            return NULL;
        strcpy(parent, path);
        char *slash = strrchr(parent, '/');
        if (!slash)
            return NULL;
        *slash = 0;
        if (!realpath(parent, resolved))
            return NULL;
        strcat(resolved, "/");
        strcat(resolved, slash + 1);
    }
    size_t length = strlen(folder);
    if (strncmp(resolved, folder, length) != 0 || resolved[length] != '/')
        return NULL;
    return resolved + length + 1;
}

/* Counts one call of ours; returns whether it has to fail. */
static int counts(int file)
{
    if (!file)
        return 0;
    counted++;
    /* In the middle of a write, or before the next call when this one is no write. */
    if (kill_at && counted >= kill_at + (kill_half ? 1 : 0))
        kill(getpid(), SIGKILL);
    return fail_at && counted >= fail_at && counted < fail_at + fail_for;
}

static void opened(int fd, const char *path, int flags)
{
    char resolved[PATH_MOST * 2];
    const char *name = fd >= 0 && fd < DESCRIPTORS ? below(path, resolved) : NULL;
    if (!name || strstr(name, "-shm"))
        return;
    pthread_mutex_lock(&lock);
    files[fd] = next_file++;
    put('O', files[fd], (flags & O_TRUNC) != 0, name, strlen(name));
    pthread_mutex_unlock(&lock);
}

static int file_of(int fd)
{
    return fd >= 0 && fd < DESCRIPTORS ? files[fd] : 0;
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int fd = real_open(path, flags, mode);
    opened(fd, path, flags);
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int fd = real_openat(at, path, flags, mode);
    if (at == AT_FDCWD || path[0] == '/')
        opened(fd, path, flags);
    return fd;
}

int openat(int at, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openat64(at, path, flags, mode);
}

int close(int fd)
{
    pthread_mutex_lock(&lock);
    if (fd >= 0 && fd < DESCRIPTORS)
        files[fd] = 0;
    pthread_mutex_unlock(&lock);
    return real_close(fd);
}

static ssize_t written(int fd, const void *bytes, size_t length, off_t offset, int at_offset)
{
    int file = file_of(fd);
    if (fd == STDOUT_FILENO && record_fd >= 0) {
        pthread_mutex_lock(&lock);
        put('A', 0, 0, bytes, length);
        pthread_mutex_unlock(&lock);
    }
    if (!file)
        return at_offset ? real_pwrite(fd, bytes, length, offset) : real_write(fd, bytes, length);
    pthread_mutex_lock(&lock);
    off_t place = at_offset ? offset : lseek(fd, 0, SEEK_CUR);
    if (!at_offset && (fcntl(fd, F_GETFL) & O_APPEND))
        place = lseek(fd, 0, SEEK_END);
    int fails = counts(file);
    ssize_t done = -1;
    if (fails) {
        errno = fail_with;
    } else if (kill_at && counted == kill_at) {
        if (real_pwrite(fd, bytes, length / 2, place) >= 0)
            kill(getpid(), SIGKILL);
        abort();
    } else {
        done = at_offset ? real_pwrite(fd, bytes, length, offset) : real_write(fd, bytes, length);
        if (done > 0)
            put('W', file, place, bytes, (size_t)done);
    }
    int kept = errno;
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) { return written(fd, bytes, length, at, 1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return written(fd, bytes, length, at, 1); }

static int synced(int fd, int (*call)(int))
{
    int file = file_of(fd);
    if (!file)
        return call(fd);
    pthread_mutex_lock(&lock);
    int result = -1;
    if (counts(file)) {
        errno = fail_with;
    } else {
        result = call(fd);
        if (result == 0)
            put('S', file, 0, NULL, 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&lock);
    errno = kept;
    return result;
}

int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int ftruncate64(int fd, off_t length)
{
    int file = file_of(fd);
    if (!file)
        return real_ftruncate(fd, length);
    pthread_mutex_lock(&lock);
    int result = -1;
    if (counts(file)) {
        errno = fail_with;
    } else {
        result = real_ftruncate(fd, length);
        if (result == 0)
            put('T', file, length, NULL, 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&lock);
    errno = kept;
    return result;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int posix_fallocate64(int fd, off_t offset, off_t length)
{
    /* SQLite extends files by it where it can; seen as one truncation to the longer length. */
    int result = real_fallocate(fd, offset, length);
    if (result == 0 && file_of(fd)) {
        pthread_mutex_lock(&lock);
        put('T', file_of(fd), -(offset + length), NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int posix_fallocate(int fd, off_t offset, off_t length) { return posix_fallocate64(fd, offset, length); }

int unlink(const char *path)
{
    char resolved[PATH_MOST * 2];
    const char *name = below(path, resolved);
    int result = real_unlink(path);
    if (result == 0 && name && !strstr(name, "-shm")) {
        pthread_mutex_lock(&lock);
        put('U', 0, 0, name, strlen(name));
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int rename(const char *from, const char *to)
{
    char first[PATH_MOST * 2], second[PATH_MOST * 2], both[PATH_MOST * 2 + 2];
    const char *old = below(from, first), *new = below(to, second);
    int result = real_rename(from, to);
    if (result == 0 && old && new) {
        int length = snprintf(both, sizeof both, "%s%c%s", old, 0, new);
        pthread_mutex_lock(&lock);
        put('R', 0, 0, both, (size_t)length);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int dup2(int from, int to)
{
    int result = real_dup2(from, to);
    if (result >= 0 && to >= 0 && to < DESCRIPTORS)
        files[to] = file_of(from);
    return result;
}
