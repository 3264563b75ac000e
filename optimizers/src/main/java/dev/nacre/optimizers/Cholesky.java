package dev.nacre.optimizers;

/**
 * Solves (H + τ·I)·x = b for a symmetric matrix H, with the smallest τ of 0, β, 2·β, 4·β … for which the matrix is
 * positive definite. Nocedal and Wright, 2006, algorithm 3.3; β is a thousandth of the largest diagonal
 * element. The result is b itself if the matrix is zero or has NaN.
 */
final class Cholesky {
    /** A pivot below this share of the largest diagonal element may be due to rounding. */
    private static final double LEAST = 1e-6;

    private static final double BETA = 1e-3;

    private Cholesky() {}

    static double[] solve(double[][] h, double[] b) {
        double largest = 0;
        for (int i = 0; i < h.length; i++) largest = Math.max(largest, Math.abs(h[i][i]));
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) return b;
        double[][] l = null;
        for (double tau = 0; l == null && Double.isFinite(tau); tau = Math.max(2 * tau, BETA * largest))
            l = factor(h, tau, LEAST * largest);
        return l == null ? b : backward(l, forward(l, b));
    }

    /** The lower triangle L with L·Lᵀ = H + τ·I; null if a pivot is too small. */
    private static double[][] factor(double[][] h, double tau, double least) {
        double[][] l = new double[h.length][];
        for (int i = 0; i < h.length; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = h[i][j] + (i == j ? tau : 0);
                for (int k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
                if (i == j && !(sum > least)) return null;
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }

    private static double[] forward(double[][] l, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) x[i] -= l[i][k] * x[k];
            x[i] /= l[i][i];
        }
        return x;
    }

    private static double[] backward(double[][] l, double[] b) {
        double[] x = b.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= l[i][i];
            for (int k = 0; k < i; k++) x[k] -= l[i][k] * x[i];
        }
        return x;
    }
}
