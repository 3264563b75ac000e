package dev.nacre.optimizers;

import dev.nacre.FullBatchOptimizer.Function;
import java.util.Arrays;

/** Functions in double to minimise, as in lbfgs.py. */
final class TestFunctions {
    private TestFunctions() {}

    static double[] start(String name, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++)
            x[i] = switch (name) {
                case "rosenbrock" -> i % 2 == 0 ? -1.2 : 1;
                case "beale" -> 1;
                default -> 0;
            };
        return x;
    }

    static Function named(String name) {
        return switch (name) {
            case "rosenbrock" -> TestFunctions::rosenbrock;
            case "beale" -> TestFunctions::beale;
            default -> TestFunctions::quadratic;
        };
    }

    private static double rosenbrock(double[] x, double[] g) {
        Arrays.fill(g, 0);
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
            g[i] += -400 * a * x[i] - 2 * b;
            g[i + 1] += 200 * a;
        }
        return sum;
    }

    private static double beale(double[] x, double[] g) {
        Arrays.fill(g, 0);
        double sum = 0;
        double[] c = {1.5, 2.25, 2.625};
        for (int k = 1; k <= 3; k++) {
            double r = c[k - 1] - x[0] * (1 - Math.pow(x[1], k));
            sum += r * r;
            g[0] -= 2 * r * (1 - Math.pow(x[1], k));
            g[1] += 2 * r * x[0] * k * Math.pow(x[1], k - 1);
        }
        return sum;
    }

    /** Condition number 10000. */
    private static double quadratic(double[] x, double[] g) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double c = Math.pow(10, 4.0 * i / (x.length - 1));
            g[i] = c * (x[i] - 1);
            sum += 0.5 * g[i] * (x[i] - 1);
        }
        return sum;
    }
}
