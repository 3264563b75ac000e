package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trials of one search: runs those that its journal does not hold, and keeps all of them. */
final class Trials {
    private final Search search;
    private final Journal journal;
    private final List<Tried> all = new ArrayList<>();

    Trials(Search search) {
        this.search = search;
        this.journal = new Journal(search.journal(), search.objective().identity());
    }

    /** Runs a trial at each point, and returns their results in the order of the points. */
    List<Tried> run(List<double[]> points, int budget) {
        Map<Trial, double[]> positions = new LinkedHashMap<>();
        Map<Trial, Result> results = new LinkedHashMap<>();
        List<Trial> open = new ArrayList<>();
        for (double[] point : points) {
            int number = all.size() + positions.size() + 1;
            Trial trial = new Trial(number, search.space().at(point), search.seed(), budget);
            positions.put(trial, point);
            journal.find(trial).ifPresentOrElse(result -> results.put(trial, result), () -> open.add(trial));
        }
        search.executor().run(open, search.objective(), result -> {
            results.put(result.trial(), result);
            journal.add(result);
            search.watch().accept(result);
        });
        List<Tried> tried = new ArrayList<>();
        positions.forEach((trial, point) -> tried.add(new Tried(results.get(trial), point)));
        all.addAll(tried);
        return tried;
    }

    List<Tried> all() {
        return all;
    }

    /** The best trial with the largest budget so far; empty if all failed. */
    Optional<Tried> best() {
        return all.stream().min(Tried.BEST_FIRST).filter(best -> !best.result().failed());
    }

    SearchResults results() {
        return new SearchResults(search.space(), all);
    }
}
