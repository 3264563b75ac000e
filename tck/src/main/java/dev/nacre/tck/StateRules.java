package dev.nacre.tck;

import dev.nacre.Optimizer;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules that all state of an optimizer is in its slots. */
final class StateRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "O9",
                    Optimizer.class,
                    "uses the number of slots that slots() returns, and keeps their shape",
                    "Optimizer.slots, averageSlot and the indices into slots",
                    StateRules::slots),
            new Rule<>(
                    "O10",
                    Optimizer.class,
                    "the same gradients give the same steps, whatever other parameters are stepped in between",
                    "static fields; randomness that does not depend on t alone",
                    StateRules::undisturbed),
            new Rule<>(
                    "O11",
                    Optimizer.class,
                    "with copied value and slots, a new one continues with the same steps",
                    "state kept outside the slots, such as a map from parameters, or a step count other than t",
                    StateRules::resume));

    private StateRules() {}

    private static void slots(Optimizer optimizer, PluginContract contract) {
        int count = optimizer.slots();
        if (count < 0) throw new Violation("slots() of at least 0", String.valueOf(count));
        Driven driven = new Driven(optimizer, OptimizerRules.start());
        for (int t = 1; t <= 3; t++)
            try {
                driven.step(OptimizerRules.gradient(t), t);
            } catch (IndexOutOfBoundsException e) {
                throw new Violation("no more than the " + count + " slots that slots() asks for", e.toString());
            }
        for (int s = 0; s < count; s++)
            Numbers.requireShape("slot " + s, OptimizerRules.ROWS, OptimizerRules.COLUMNS, driven.slots()[s]);
        int average = optimizer.averageSlot();
        if (average < -1 || average >= count)
            throw new Violation("averageSlot() of -1, or one of the " + count + " slots", String.valueOf(average));
        optimizer.elementwise().ifPresent(each -> {
            if (each.slots() != count)
                throw new Violation("elementwise() with " + count + " slots too", String.valueOf(each.slots()));
        });
    }

    private static void undisturbed(Optimizer optimizer, PluginContract contract) {
        Driven alone = new Driven(optimizer, OptimizerRules.start());
        FloatMatrix[] steps = new FloatMatrix[6];
        for (int t = 1; t <= 5; t++) steps[t] = alone.step(OptimizerRules.gradient(t), t);
        Driven one = new Driven(optimizer, OptimizerRules.start());
        Driven other = new Driven(optimizer, OptimizerRules.gradient(50));
        for (int t = 1; t <= 5; t++) {
            other.step(OptimizerRules.gradient(60 + t), t);
            Numbers.requireSame(
                    "the step at t = " + t + " beside another parameter",
                    steps[t],
                    one.step(OptimizerRules.gradient(t), t));
        }
    }

    private static void resume(Optimizer optimizer, PluginContract contract) throws Exception {
        Driven before = new Driven(optimizer, OptimizerRules.start());
        for (int t = 1; t <= 3; t++) before.step(OptimizerRules.gradient(t), t);
        Driven after = before.under((Optimizer) new Components(optimizer).rebuilt());
        for (int t = 4; t <= 8; t++)
            Numbers.requireSame(
                    "the step at t = " + t + " after resuming at 3",
                    before.step(OptimizerRules.gradient(t), t),
                    after.step(OptimizerRules.gradient(t), t));
    }
}
