/*
 * Frames of OpenGL ES 3 without a window, and the time of one: `draws` of small triangles with CALLS_A_DRAW calls for each, `upload` of bytes to a
 * texture, `trips`: a draw and a pixel that is waited for, `readback` of bytes. At most two frames are under way, as a program that shows them would have.
 * Build: gcc -O2 -o frames-gl frames-gl.c -lEGL -lGLESv2
 */
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES3/gl3.h>
#include "frames.h"

#define CALLS_A_DRAW 6

static struct asked asked;
static GLuint textures[2], buffers[2], large;
static GLint place, colour;
static GLsync fences[2];
static long frames;
static float leg;
static unsigned char *bytes;

static void check(int fine, const char *what) {
  if (fine) return;
  fprintf(stderr, "frames-gl: %s failed, EGL 0x%x, GL 0x%x\n", what, (unsigned)eglGetError(), (unsigned)glGetError());
  exit(1);
}

static void draw(long i, GLuint texture) {
  glBindBuffer(GL_ARRAY_BUFFER, buffers[i & 1]);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, NULL);
  glBindTexture(GL_TEXTURE_2D, texture);
  glUniform4f(place, place_of(i, leg), place_of(i * 31 + 7, leg), leg, 0);
  glUniform4f(colour, (float)(i % 256) / 255, 0.5f, 0.25f, 1);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

static void end_frame(void) {
  const int slot = (int)(frames++ & 1);
  if (fences[slot]) {
    glClientWaitSync(fences[slot], GL_SYNC_FLUSH_COMMANDS_BIT, 10000000000ull);
    glDeleteSync(fences[slot]);
  }
  fences[slot] = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
  glFlush();
}

static void frame(void) {
  glClear(GL_COLOR_BUFFER_BIT);
  if (!strcmp(asked.what, "draws")) {
    for (long i = 0; i < asked.amount; i++) draw(i, textures[i & 1]);
  } else if (!strcmp(asked.what, "upload")) {
    bytes[0] = (unsigned char)frames;
    const int rows = rows_of(asked.amount);
    for (long sent = 0; sent < asked.amount; sent += rows * SIDE * 4L) {
      glBindTexture(GL_TEXTURE_2D, large);
      glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, SIDE, rows, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
      draw(0, large);
    }
  } else if (!strcmp(asked.what, "trips")) {
    for (long i = 0; i < asked.amount; i++) {
      draw(i, textures[i & 1]);
      glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
    }
  } else {
    draw(0, textures[0]);
    glReadPixels(0, 0, SIDE, rows_of(asked.amount), GL_RGBA, GL_UNSIGNED_BYTE, bytes);
  }
  end_frame();
}

static GLuint shader(GLenum kind, const char *source) {
  const GLuint made = glCreateShader(kind);
  glShaderSource(made, 1, &source, NULL);
  glCompileShader(made);
  GLint fine = 0;
  glGetShaderiv(made, GL_COMPILE_STATUS, &fine);
  check(fine, "compiling a shader");
  return made;
}

static GLuint texture_of(int side) {
  GLuint made;
  glGenTextures(1, &made);
  glBindTexture(GL_TEXTURE_2D, made);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, side, side);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, side, side, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
  return made;
}

static void start(void) {
  EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, NULL);
  check(display != EGL_NO_DISPLAY && eglInitialize(display, NULL, NULL), "a display without a surface");
  eglBindAPI(EGL_OPENGL_ES_API);
  const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_NONE};
  EGLConfig config;
  EGLint found = 0;
  check(eglChooseConfig(display, wanted, &config, 1, &found) && found > 0, "a configuration");
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
  EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
  check(context != EGL_NO_CONTEXT && eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context), "a context");

  bytes = calloc(SIDE * SIDE, 4);
  leg = leg_of(asked.pixels);
  GLuint target, framebuffer;
  glGenTextures(1, &target);
  glBindTexture(GL_TEXTURE_2D, target);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, SIDE, SIDE);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target, 0);
  check(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE, "a picture to draw to");
  glViewport(0, 0, SIDE, SIDE);

  const float corners[] = {0, 0, 1, 0, 0, 1};
  glGenBuffers(2, buffers);
  for (int i = 0; i < 2; i++) {
    glBindBuffer(GL_ARRAY_BUFFER, buffers[i]);
    glBufferData(GL_ARRAY_BUFFER, sizeof corners, corners, GL_STATIC_DRAW);
    /* Small, for llvmpipe ends a pass once the textures of its draws add up to 64 MiB, however often each is counted. */
    textures[i] = texture_of(16);
  }
  large = texture_of(SIDE);
  glEnableVertexAttribArray(0);
  const GLuint program = glCreateProgram();
  glAttachShader(program, shader(GL_VERTEX_SHADER,
    "#version 300 es\nlayout(location=0) in vec2 corner; uniform vec4 place; out vec2 at;"
    "void main() { at = corner; gl_Position = vec4(place.xy + corner * place.z, 0, 1); }"));
  glAttachShader(program, shader(GL_FRAGMENT_SHADER,
    "#version 300 es\nprecision mediump float; in vec2 at; uniform vec4 colour; uniform sampler2D picture; out vec4 seen;"
    "void main() { seen = colour + texture(picture, at); }"));
  glLinkProgram(program);
  GLint fine = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &fine);
  check(fine, "linking the program");
  glUseProgram(program);
  place = glGetUniformLocation(program, "place");
  colour = glGetUniformLocation(program, "colour");
}

static void finish(void) { glFinish(); }

int main(int argc, char **argv) {
  asked = read_asked(argc, argv);
  start();
  time_frames(asked, frame, finish, (const char *)glGetString(GL_RENDERER));
  check(glGetError() == GL_NO_ERROR, "drawing");
  return 0;
}
