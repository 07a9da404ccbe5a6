/* What frames-gl.c and frames-vk.c share: reading what is asked, timing frames, and printing the least-disturbed and the middle one. */
#ifndef FRAMES_H
#define FRAMES_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SIDE 1024 /* pixels of the picture, to each side */

struct asked {
  const char *what; /* draws | upload | trips | readback */
  long amount;      /* draws, bytes, or round trips a frame */
  long pixels;      /* of one drawn triangle */
  double seconds;   /* how long to go on, after a warm-up */
};

static inline struct asked read_asked(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: %s draws|upload|trips|readback AMOUNT PIXELS SECONDS\n", argv[0]);
    exit(2);
  }
  struct asked asked = {argv[1], atol(argv[2]), atol(argv[3]), atof(argv[4])};
  const int known = !strcmp(asked.what, "draws") || !strcmp(asked.what, "upload") || !strcmp(asked.what, "trips") ||
                    !strcmp(asked.what, "readback");
  if (!known || asked.amount < 1 || asked.pixels < 1 || asked.seconds <= 0) exit(2);
  return asked;
}

/* Rows of a picture SIDE wide, 4 bytes a pixel, that hold so many bytes; at least one, at most SIDE. */
static inline int rows_of(long bytes) {
  const long rows = bytes / (SIDE * 4L);
  return rows < 1 ? 1 : rows > SIDE ? SIDE : (int)rows;
}

/* Legs of a right-angled triangle of so many pixels, in a picture that is 2 wide. */
static inline float leg_of(long pixels) {
  double side = 1;
  while (side * side / 2 < (double)pixels && side < SIDE) side += 0.25;
  return (float)(side * 2 / SIDE);
}

/* Places along a grid, so that triangles do not all cover one another. */
static inline float place_of(long i, float leg) {
  const float room = 2 - leg;
  return room <= 0 ? -1 : -1 + room * (float)((i * 7919) % 1000) / 1000;
}

static inline double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Times `frame` until the seconds are over, at least three times, and prints the mean, least and median milliseconds of a frame, and their number. */
static inline void time_frames(struct asked asked, void (*frame)(void), void (*finish)(void), const char *renderer) {
  for (double until = now() + asked.seconds / 4; now() < until;) frame();
  finish();
  static double times[200000];
  long count = 0;
  const double start = now();
  double last = start;
  do {
    frame();
    const double t = now();
    times[count++] = t - last;
    last = t;
  } while ((last - start < asked.seconds || count < 3) && count < 200000);
  finish();
  const double mean = (now() - start) / (double)count;
  qsort(times, (size_t)count, sizeof *times, ascending);
  printf("%.6f\t%.6f\t%.6f\t%ld\t%s\n", 1e3 * mean, 1e3 * times[0], 1e3 * times[count / 2], count, renderer);
}
#endif
