package dev.nacre.tck;

import dev.nacre.Activation;
import java.util.List;

/** Rules on how an element-wise function uses its arrays. */
final class RangeRules {
    private static final int FROM = 20;
    private static final int TO = 140;
    private static final String LOOP =
            "the loops: for (int i = from; i < to; i++), each element from its own x, y and dy";

    static final List<Rule<?>> RULES = List.of(
            new Rule<>("A5", Activation.class, "changes no element outside its range", LOOP, RangeRules::range),
            new Rule<>(
                    "A6",
                    Activation.class,
                    "writes neither into x nor into dy, and in backward not into y",
                    "the arrays written to: only y in forward, only dx in backward",
                    RangeRules::arguments),
            new Rule<>(
                    "A7",
                    Activation.class,
                    "gives the same bits in place",
                    "elements read after they were written: y may be x in forward, dx may be dy in backward",
                    RangeRules::inPlace),
            new Rule<>("A8", Activation.class, "parts give the same bits as the whole", LOOP, RangeRules::pieces));

    private RangeRules() {}

    private static void range(Activation activation, PluginContract contract) {
        float[] y = Curve.marks();
        activation.forward(Curve.x(), y, FROM, TO);
        requireMarks("y", y);
        float[] dx = Curve.marks();
        activation.backward(Curve.x(), new Curve(activation).y(), Curve.dy(), dx, FROM, TO);
        requireMarks("dx", dx);
    }

    private static void requireMarks(String name, float[] marked) {
        for (int i = 0; i < Curve.LENGTH; i++)
            if ((i < FROM || i >= TO) && marked[i] != Curve.MARK)
                throw new Violation(
                        name + "[" + i + "] untouched when from = " + FROM + " and to = " + TO,
                        "written with " + marked[i]);
    }

    private static void arguments(Activation activation, PluginContract contract) {
        float[] x = Curve.x();
        float[] y = new Curve(activation).y(x);
        Numbers.requireSame("x after forward", Curve.column(Curve.x()), Curve.column(x));
        float[] kept = y.clone();
        float[] dy = Curve.dy();
        activation.backward(x, y, dy, new float[Curve.LENGTH], 0, Curve.LENGTH);
        Numbers.requireSame("x after backward", Curve.column(Curve.x()), Curve.column(x));
        Numbers.requireSame("y after backward", Curve.column(kept), Curve.column(y));
        Numbers.requireSame("dy after backward", Curve.column(Curve.dy()), Curve.column(dy));
    }

    private static void inPlace(Activation activation, PluginContract contract) {
        Curve curve = new Curve(activation);
        float[] both = Curve.x();
        activation.forward(both, both, 0, Curve.LENGTH);
        Numbers.requireSame("forward with y = x", Curve.column(curve.y()), Curve.column(both));
        float[] gradients = Curve.dy();
        activation.backward(Curve.x(), curve.y(), gradients, gradients, 0, Curve.LENGTH);
        Numbers.requireSame("backward with dx = dy", Curve.column(curve.dx()), Curve.column(gradients));
    }

    private static void pieces(Activation activation, PluginContract contract) {
        Curve curve = new Curve(activation);
        float[] y = new float[Curve.LENGTH];
        float[] dx = new float[Curve.LENGTH];
        for (int from = 0, size = 1; from < Curve.LENGTH; from += size++) {
            int to = Math.min(Curve.LENGTH, from + size);
            activation.forward(Curve.x(), y, from, to);
            activation.backward(Curve.x(), curve.y(), Curve.dy(), dx, from, to);
        }
        Numbers.requireSame("forward in parts", Curve.column(curve.y()), Curve.column(y));
        Numbers.requireSame("backward in parts", Curve.column(curve.dx()), Curve.column(dx));
    }
}
