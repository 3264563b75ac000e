package dev.nacre.tck.faulty;

import dev.nacre.Penalty;
import dev.nacre.plugin.Doc;
import java.time.Duration;
import java.util.List;
import org.jblas.FloatMatrix;

/** Faults of the record itself. What they do is sound: nothing. */
public final class FaultyRecords {
    private FaultyRecords() {}

    /** A sound penalty but for its record. */
    interface Nothing extends Penalty {
        @Override
        default double value(FloatMatrix w) {
            return 0;
        }

        @Override
        default void addGradient(FloatMatrix w, FloatMatrix g) {}
    }

    @Breaks("G2")
    @Doc("an acronym that is not written as a word")
    public record MSEP() implements Nothing {}

    @Breaks("G3")
    @Doc("a component that nobody explains")
    public record Undocumented(float factor) implements Nothing {
        public Undocumented {
            if (!Float.isFinite(factor)) throw new IllegalArgumentException("factor must be finite, not " + factor);
        }

        public Undocumented() {
            this(1);
        }
    }

    @Breaks("G4")
    @Doc("nobody can find it")
    public record Unregistered() implements Nothing {}

    @Breaks("G5")
    @Doc("a component that has no form as text")
    public record Unprintable(@Doc("how long") Duration time) implements Nothing {
        public Unprintable() {
            this(Duration.ZERO);
        }
    }

    @Breaks("G6")
    @Doc("its check lets NaN pass")
    public record TakesNaN(@Doc("factor, > 0") float factor) implements Nothing {
        public TakesNaN {
            if (factor <= 0 || Float.isInfinite(factor))
                throw new IllegalArgumentException("factor must be > 0 and finite, not " + factor);
        }

        public TakesNaN() {
            this(1);
        }
    }

    @Breaks("G7")
    @Doc("its message says nothing")
    public record Mumbles(@Doc("number of times, > 0") int times) implements Nothing {
        public Mumbles {
            if (times <= 0) throw new IllegalArgumentException("illegal argument");
        }

        public Mumbles() {
            this(1);
        }
    }

    @Breaks("G7")
    @Doc("its message says nothing of an element of its list")
    public record MumblesOfElements(
            @Doc("numbers of times, > 0") List<Integer> times) implements Nothing {
        public MumblesOfElements {
            times = List.copyOf(times);
            for (int each : times) if (each <= 0) throw new IllegalArgumentException("illegal argument");
        }

        public MumblesOfElements() {
            this(List.of(1, 2));
        }
    }

    @Breaks("G8")
    @Doc("its hash code is that of the object")
    public record OwnHash(@Doc("number of times") int times) implements Nothing {
        public OwnHash() {
            this(1);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OwnHash own && own.times == times;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @Breaks("G9")
    @Doc("its list can be changed from outside")
    public record SharesList(@Doc("factors") List<Integer> factors) implements Nothing {
        public SharesList() {
            this(List.of(1, 2));
        }
    }

    /** Not faulty, but of the same name as a loss of core. */
    @Doc("a namesake")
    public record Huber(@Doc("number of times") int times) implements Nothing {
        public Huber() {
            this(1);
        }
    }
}
