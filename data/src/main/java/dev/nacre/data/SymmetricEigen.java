package dev.nacre.data;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, in double: Householder's reduction to a tridiagonal matrix
 * (Golub and Van Loan, Matrix Computations, 4th edition, 2013, algorithm 8.3.1), then QL steps with implicit shifts
 * (Dubrulle, Martin and Wilkinson, Numerische Mathematik 12, 1968: EISPACK's imtql2). Every inner loop runs along a
 * row, so that the JIT compiler vectorizes it.
 */
final class SymmetricEigen {
    private static final int MOST_STEPS = 100;

    private final int n;
    private final double[] diagonal;
    /** The off-diagonal: element i stands between diagonal elements i and i + 1; the last is 0. */
    private final double[] beside;

    private double[][] rows;

    /** Overwrites the matrix. */
    SymmetricEigen(double[][] a) {
        n = a.length;
        diagonal = new double[n];
        beside = new double[n];
        double[] betas = new double[n];
        for (int k = 0; k < n; k++) betas[k] = reduce(a, k);
        rows = transposed(gathered(a, betas));
        diagonalize();
    }

    /** An eigenvalue; they are not sorted. */
    double value(int i) {
        return diagonal[i];
    }

    /** The eigenvector that belongs to it, of length 1. */
    double[] vector(int i) {
        return rows[i];
    }

    /** Makes row k tridiagonal by a reflection 1 − beta·v·vᵀ; leaves v in the row's rest. */
    private double reduce(double[][] a, int k) {
        double[] v = a[k];
        diagonal[k] = v[k];
        if (k == n - 1) return 0;
        double scale = 0;
        for (int j = k + 1; j < n; j++) scale = Math.max(scale, Math.abs(v[j]));
        double squares = 0;
        for (int j = k + 2; j < n; j++) squares += scale == 0 ? 0 : (v[j] / scale) * (v[j] / scale);
        beside[k] = v[k + 1];
        if (squares == 0) return 0;
        double head = v[k + 1] / scale;
        double norm = Math.copySign(Math.sqrt(squares + head * head), -head);
        beside[k] = norm * scale;
        for (int j = k + 1; j < n; j++) v[j] /= scale;
        v[k + 1] = head - norm;
        double beta = 2 / (squares + v[k + 1] * v[k + 1]);
        reflect(a, v, beta, k + 1);
        return beta;
    }

    /** From both sides: A − v·wᵀ − w·vᵀ with w = p − (beta/2 · pᵀv)·v and p = beta·A·v. */
    private void reflect(double[][] a, double[] v, double beta, int from) {
        double[] w = new double[n];
        for (int i = from; i < n; i++) addMultiple(beta * v[i], a[i], w, from);
        double product = 0;
        for (int i = from; i < n; i++) product += w[i] * v[i];
        addMultiple(-beta / 2 * product, v, w, from);
        for (int i = from; i < n; i++) {
            addMultiple(-v[i], w, a[i], from);
            addMultiple(-w[i], v, a[i], from);
        }
    }

    private static void addMultiple(double factor, double[] x, double[] y, int from) {
        for (int j = from; j < y.length; j++) y[j] += factor * x[j];
    }

    /** The product of all reflections, the last one first applied. */
    private double[][] gathered(double[][] a, double[] betas) {
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) q[i][i] = 1;
        for (int k = n - 1; k >= 0; k--) {
            if (betas[k] == 0) continue;
            double[] sums = new double[n];
            for (int i = k + 1; i < n; i++) addMultiple(a[k][i], q[i], sums, k + 1);
            for (int i = k + 1; i < n; i++) addMultiple(-betas[k] * a[k][i], sums, q[i], k + 1);
        }
        return q;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) for (int j = 0; j < a.length; j++) t[j][i] = a[i][j];
        return t;
    }

    private void diagonalize() {
        double size = 0;
        for (int i = 0; i < n; i++) size = Math.max(size, Math.abs(diagonal[i]) + Math.abs(beside[i]));
        double negligible = Math.ulp(1.0) / 2 * size;
        for (int first = 0; first < n; first++) {
            int steps = 0;
            for (int last = end(first, negligible); last > first; last = end(first, negligible)) {
                if (steps++ == MOST_STEPS)
                    throw new ArithmeticException("an eigenvalue was not found; is the data finite?");
                step(first, last);
            }
        }
    }

    /** Where the block that begins at an index ends. */
    private int end(int first, double negligible) {
        int last = first;
        while (last < n - 1 && Math.abs(beside[last]) > negligible) last++;
        return last;
    }

    /** One implicit QL step. The names are imtql2's. */
    private void step(int l, int m) {
        double g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
        double r = Math.hypot(g, 1);
        g = diagonal[m] - diagonal[l] + beside[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * beside[i];
            double b = c * beside[i];
            r = Math.hypot(f, g);
            beside[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= p;
                beside[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = diagonal[i + 1] - p;
            r = (diagonal[i] - g) * s + 2 * c * b;
            p = s * r;
            diagonal[i + 1] = g + p;
            g = c * r - b;
            rotate(rows[i], rows[i + 1], c, s);
        }
        diagonal[l] -= p;
        beside[l] = g;
        beside[m] = 0;
    }

    private static void rotate(double[] one, double[] two, double c, double s) {
        for (int k = 0; k < one.length; k++) {
            double f = two[k];
            two[k] = s * one[k] + c * f;
            one[k] = c * one[k] - s * f;
        }
    }
}
