package dev.nacre.examples.lecture;

/** A function of the plane, on which update rules are compared. */
enum Surface {
    /** x²/2 + 10 y², from (−4, 1). */
    RAVINE(1, 20, -4, 1),
    /** x²/2 − y²/2, starting almost on the ridge. */
    SADDLE(1, -1, -2, 0.01);

    final double a;
    final double b;
    final double x;
    final double y;

    Surface(double a, double b, double x, double y) {
        this.a = a;
        this.b = b;
        this.x = x;
        this.y = y;
    }

    double value(double px, double py) {
        return (a * px * px + b * py * py) / 2;
    }
}
