package dev.nacre.examples.lecture;

/** A function of the plane, on which update rules are compared: (a x² + b y²) / 2, or 1 − e to the minus that. */
public enum Surface {
    /** x²/2 + 10 y², from (−4, 1). */
    RAVINE(1, 20, -4, 1, false),
    /** x²/2 − y²/2, starting almost on the ridge. */
    SADDLE(1, -1, -2, 0.01, false),
    /** A hollow in a plane, 1 − exp(−x²/2 − y²), from (−3.5, 0.5), where the gradient is 0.006. */
    PLATEAU(1, 2, -3.5, 0.5, true);

    final double a;
    final double b;
    final double x;
    final double y;
    final boolean flat;

    Surface(double a, double b, double x, double y, boolean flat) {
        this.a = a;
        this.b = b;
        this.x = x;
        this.y = y;
        this.flat = flat;
    }

    /** The height at a point. */
    public double value(double px, double py) {
        double square = (a * px * px + b * py * py) / 2;
        return flat ? 1 - Math.exp(-square) : square;
    }

    double slopeAcross(double px, double py) {
        return a * px * (flat ? 1 - value(px, py) : 1);
    }

    double slopeUp(double px, double py) {
        return b * py * (flat ? 1 - value(px, py) : 1);
    }

    Scale across() {
        return Scale.linear("x", -5, 3);
    }

    Scale up() {
        return this == SADDLE ? Scale.linear("y", -0.5, 3) : Scale.linear("y", -1.5, 1.5);
    }
}
