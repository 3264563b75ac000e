package dev.nacre.tck.faulty;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;

/** Layers whose constructors let a whole number pass that they can't be built with. */
public final class FaultySizes {
    private FaultySizes() {}

    /** Right for what isn't 0. */
    private static void requireDivisible(int inputs, int groups) {
        if (inputs % groups != 0)
            throw new IllegalArgumentException(inputs + " inputs can't be divided into groups: " + groups);
    }

    @Breaks("L25")
    @Doc("divides by what may be 0")
    public record DividesByZero(
            @Doc("number of groups, >= 1") int groups) implements LayerSpec {
        public DividesByZero() {
            this(1);
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            requireDivisible(inputs.size(), groups);
            return new Scaling(inputs.size(), random);
        }
    }

    @Breaks("L25")
    @Doc("divides by what may be 0, in a list")
    public record ZeroInList(
            @Doc("numbers of groups, each >= 1") List<Integer> groups) implements LayerSpec {
        public ZeroInList {
            groups = List.copyOf(groups);
        }

        public ZeroInList() {
            this(List.of(2, 3));
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            for (int each : groups) requireDivisible(inputs.size(), each);
            return new Scaling(inputs.size(), random);
        }
    }

    @Breaks("L25")
    @Doc("the same in a list that is empty by default")
    public record ZeroInEmptyList(
            @Doc("numbers of groups, each >= 1") List<Integer> groups) implements LayerSpec {
        public ZeroInEmptyList {
            groups = List.copyOf(groups);
        }

        public ZeroInEmptyList() {
            this(List.of());
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new ZeroInList(groups).build(inputs, random);
        }
    }

    @Breaks("L25")
    @Doc("builds a layer without outputs")
    public record NoOutputs(@Doc("number of units, >= 1") int units) implements LayerSpec {
        public NoOutputs() {
            this(1);
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(units == 1 ? inputs.size() : Math.max(units, 0), random);
        }
    }

    @Breaks("L25")
    @Doc("refuses late, and does not say what")
    public record RefusesWithoutName(
            @Doc("number of units, >= 1") int units) implements LayerSpec {
        public RefusesWithoutName() {
            this(1);
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            if (units < 1) throw new IllegalArgumentException("illegal argument");
            return new Scaling(inputs.size(), random);
        }
    }

    @Breaks("L25")
    @Doc("takes what it can't be run with")
    public record FailsLater(@Doc("number of units, >= 1") int units) implements LayerSpec {
        public FailsLater() {
            this(1);
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public int outputs() {
                    return super.outputs() / Math.max(0, units);
                }
            };
        }
    }
}
