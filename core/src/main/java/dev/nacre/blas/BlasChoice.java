package dev.nacre.blas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which library does the products, and why.
 *
 * @param blas the chosen one, or null if {@code error} says why there is none
 * @param error null, or what is wrong
 * @param reason why this one
 * @param skipped the faster ones that can't be used, each with its reason
 */
record BlasChoice(Blas blas, String error, String reason, List<String> skipped) {
    /** The property that forces one. */
    static final String FORCE = "nacre.blas";

    /** Made when the first product is asked for; the virtual machine lets one thread choose. */
    private static final class Holder {
        static final BlasChoice CHOICE = among(Candidates.find(), System.getProperty(FORCE));

        static {
            if (CHOICE.blas != null) Announcement.say(CHOICE.line());
        }
    }

    /** The choice that holds in this process. */
    static BlasChoice made() {
        return Holder.CHOICE;
    }

    /**
     * The chosen library.
     *
     * @throws IllegalStateException if the forced one can't be had
     */
    static Blas chosen() {
        BlasChoice choice = Holder.CHOICE;
        if (choice.blas == null) throw new IllegalStateException(choice.error);
        return choice.blas;
    }

    static BlasChoice among(Candidates candidates, String forced) {
        return forced == null ? best(candidates) : forced(candidates, forced.strip());
    }

    private static BlasChoice best(Candidates candidates) {
        List<String> skipped = new ArrayList<>(candidates.broken());
        for (Blas blas : candidates.found()) {
            Optional<String> unusable = Trial.reason(blas);
            if (unusable.isEmpty()) return new BlasChoice(blas, null, "the fastest that can be used", skipped);
            skipped.add(blas.name() + " can't be used: " + unusable.get());
        }
        return none("nothing can multiply matrices: " + String.join("; ", skipped));
    }

    private static BlasChoice forced(Candidates candidates, String name) {
        String choices = String.join(", ", candidates.names());
        for (Blas blas : candidates.found()) {
            if (!blas.name().equals(name)) continue;
            return Trial.reason(blas)
                    .map(why -> none("-D" + FORCE + "=" + name + " can't be used: " + why + "; choices: " + choices))
                    .orElseGet(() -> new BlasChoice(blas, null, "-D" + FORCE + " asks for it", List.of()));
        }
        String broken = candidates.broken().isEmpty() ? "" : "; broken: " + String.join("; ", candidates.broken());
        return none("-D" + FORCE + "=" + name + " is not there; choices: " + choices + broken);
    }

    private static BlasChoice none(String error) {
        return new BlasChoice(null, error, error, List.of());
    }

    /** What a user should know at the start. */
    String line() {
        String because = skipped.isEmpty() ? "" : "; " + String.join("; ", skipped);
        return "products by " + blas.name() + " (" + blas.describe() + ")" + because;
    }
}
