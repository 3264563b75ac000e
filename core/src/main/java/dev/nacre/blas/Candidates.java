package dev.nacre.blas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The libraries on the class path.
 *
 * @param found highest preference first
 * @param broken errors of providers that could not be created
 */
record Candidates(List<Blas> found, List<String> broken) {
    /** Searches the class loader of {@link Blas} itself: the choice applies to everyone who shares that class. */
    static Candidates find() {
        return in(Blas.class.getClassLoader());
    }

    static Candidates in(ClassLoader loader) {
        List<Blas> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<Blas> providers = ServiceLoader.load(Blas.class, loader).iterator();
        while (next(providers, found, broken)) {}
        found.sort(Comparator.comparingInt(Blas::preference).reversed());
        return new Candidates(found, broken);
    }

    /**
     * A provider that fails is recorded and skipped. The limit ends the search if a service file fails again and again.
     */
    private static boolean next(Iterator<Blas> providers, List<Blas> found, List<String> broken) {
        try {
            if (!providers.hasNext()) return false;
            found.add(providers.next());
        } catch (ServiceConfigurationError | LinkageError e) {
            broken.add(e.getMessage());
        }
        return broken.size() < 100;
    }

    List<String> names() {
        return found.stream().map(Blas::name).toList();
    }
}
