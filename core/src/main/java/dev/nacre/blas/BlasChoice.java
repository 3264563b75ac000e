package dev.nacre.blas;

import dev.nacre.compute.Parallel;
import dev.nacre.compute.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which library computes the products, and why.
 *
 * @param blas the chosen library, or null if {@code failure} says why there is none
 * @param failure why no library could be chosen, or null
 * @param reason why this library was chosen
 * @param skipped the faster libraries that can't be used, each with the reason
 */
record BlasChoice(Blas blas, RuntimeException failure, String reason, List<String> skipped) {
    /** The property that forces a library. */
    static final String FORCE = "nacre.blas";

    /** Chosen at the first product; the virtual machine runs this in one thread. */
    private static final class Holder {
        static final BlasChoice CHOICE = among(Candidates.find(), System.getProperty(FORCE));

        static {
            if (CHOICE.blas != null) Announcement.say(CHOICE.line());
        }
    }

    /** The choice of this process. */
    static BlasChoice made() {
        return Holder.CHOICE;
    }

    /**
     * The chosen library.
     *
     * @throws SettingException if the forced library can't be used, or {@code -Dnacre.threads} is wrong
     * @throws IllegalStateException if no library can be used
     */
    static Blas chosen() {
        BlasChoice choice = Holder.CHOICE;
        if (choice.blas == null) throw choice.failure;
        return choice.blas;
    }

    static BlasChoice among(Candidates candidates, String forced) {
        try {
            Parallel.threads(); // otherwise the libraries would be blamed for it
            return forced == null ? best(candidates) : forced(candidates, forced.strip());
        } catch (SettingException e) {
            return none(e);
        }
    }

    private static BlasChoice best(Candidates candidates) {
        List<String> skipped = new ArrayList<>(candidates.broken());
        for (Blas blas : candidates.found()) {
            Optional<String> unusable = LibraryCheck.reason(blas);
            if (unusable.isEmpty()) return new BlasChoice(blas, null, "the fastest usable library", skipped);
            skipped.add(blas.name() + " can't be used: " + unusable.get());
        }
        return none(new IllegalStateException("no library can multiply matrices: " + String.join("; ", skipped)));
    }

    private static BlasChoice forced(Candidates candidates, String name) {
        String choices = String.join(", ", candidates.names());
        for (Blas blas : candidates.found()) {
            if (!blas.name().equals(name)) continue;
            Optional<String> unusable = LibraryCheck.reason(blas);
            if (unusable.isEmpty()) return new BlasChoice(blas, null, "-D" + FORCE + " asks for it", List.of());
            throw new SettingException(
                    "-D" + FORCE + "=" + name + " can't be used: " + unusable.get() + "; choices: " + choices);
        }
        String broken = candidates.broken().isEmpty() ? "" : "; broken: " + String.join("; ", candidates.broken());
        throw new SettingException(
                "-D" + FORCE + "=" + name + ": there is no such library; choices: " + choices + broken);
    }

    private static BlasChoice none(RuntimeException failure) {
        return new BlasChoice(null, failure, failure.getMessage(), List.of());
    }

    /** The line for users at the start. */
    String line() {
        String because = skipped.isEmpty() ? "" : "; " + String.join("; ", skipped);
        return "matrix products by " + blas.name() + " (" + blas.describe() + ")" + because;
    }
}
