"""Writes src/infographic/paint/cairo_abi.py: the part of cairo 1.16 that the painter calls.

cffi parses these declarations once, here, so that a run needs neither its parser nor cairocffi
(286 ms of imports) but only `_cffi_backend` (under 1 ms). Run it from the top of the checkout:

    python assets/recipes/cairo_abi.py
"""

from __future__ import annotations

from pathlib import Path

import cffi

HEAD = """\
# Written by assets/recipes/cairo_abi.py; do not edit.
# ruff: noqa
# mypy: ignore-errors
"""

DECLARATIONS = """
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_pattern cairo_pattern_t;
typedef struct { double xx, yx, xy, yy, x0, y0; } cairo_matrix_t;
typedef union {
    struct { int type; int length; } header;
    struct { double x, y; } point;
} cairo_path_data_t;
typedef struct { int status; cairo_path_data_t *data; int num_data; } cairo_path_t;

char const *cairo_status_to_string(int status);

cairo_surface_t *cairo_image_surface_create_for_data(
    unsigned char *data, int format, int width, int height, int stride);
int cairo_surface_status(cairo_surface_t *surface);
void cairo_surface_flush(cairo_surface_t *surface);
void cairo_surface_finish(cairo_surface_t *surface);
void cairo_surface_destroy(cairo_surface_t *surface);

cairo_t *cairo_create(cairo_surface_t *target);
int cairo_status(cairo_t *cr);
void cairo_destroy(cairo_t *cr);
void cairo_set_antialias(cairo_t *cr, int antialias);
void cairo_set_fill_rule(cairo_t *cr, int rule);
void cairo_set_source_rgba(cairo_t *cr, double red, double green, double blue, double alpha);
void cairo_set_source(cairo_t *cr, cairo_pattern_t *source);
void cairo_set_matrix(cairo_t *cr, cairo_matrix_t const *matrix);

void cairo_new_path(cairo_t *cr);
void cairo_rectangle(cairo_t *cr, double x, double y, double width, double height);
void cairo_arc(
    cairo_t *cr, double x, double y, double radius, double angle1, double angle2);
void cairo_arc_negative(
    cairo_t *cr, double x, double y, double radius, double angle1, double angle2);
void cairo_new_sub_path(cairo_t *cr);
void cairo_close_path(cairo_t *cr);
cairo_path_t *cairo_copy_path(cairo_t *cr);
void cairo_append_path(cairo_t *cr, cairo_path_t const *path);
void cairo_path_destroy(cairo_path_t *path);
void cairo_path_extents(cairo_t *cr, double *x1, double *y1, double *x2, double *y2);
void cairo_fill(cairo_t *cr);
void cairo_paint(cairo_t *cr);
void cairo_clip(cairo_t *cr);
void cairo_reset_clip(cairo_t *cr);

cairo_pattern_t *cairo_pattern_create_linear(double x0, double y0, double x1, double y1);
cairo_pattern_t *cairo_pattern_create_for_surface(cairo_surface_t *surface);
void cairo_pattern_add_color_stop_rgba(
    cairo_pattern_t *pattern, double offset,
    double red, double green, double blue, double alpha);
void cairo_pattern_set_matrix(cairo_pattern_t *pattern, cairo_matrix_t const *matrix);
void cairo_pattern_set_filter(cairo_pattern_t *pattern, int filter);
void cairo_pattern_set_extend(cairo_pattern_t *pattern, int extend);
void cairo_pattern_destroy(cairo_pattern_t *pattern);
"""


def main() -> None:
    ffi = cffi.FFI()
    ffi.cdef(DECLARATIONS)
    ffi.set_source("infographic.paint.cairo_abi", None)
    target = Path(__file__).parents[2] / "src" / "infographic" / "paint" / "cairo_abi.py"
    ffi.emit_python_code(str(target))
    target.write_text(HEAD + target.read_text("utf-8"), "utf-8")
    print(f"wrote {target}")


if __name__ == "__main__":
    main()
