package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a search. */
public final class SearchResults {
    private final SearchSpace space;
    private final List<Tried> tried;
    private final List<Tried> ranked;

    SearchResults(SearchSpace space, List<Tried> tried) {
        this.space = space;
        this.tried = List.copyOf(tried);
        this.ranked = tried.stream().sorted(Tried.BEST_FIRST).toList();
    }

    /**
     * All results.
     *
     * @return ordered by trial number
     */
    public List<Result> all() {
        return tried.stream().map(Tried::result).toList();
    }

    /**
     * All results, the best first: those with a larger budget before the others, failed ones last.
     *
     * @return all results
     */
    public List<Result> ranked() {
        return ranked.stream().map(Tried::result).toList();
    }

    /**
     * The best result.
     *
     * @return a result that did not fail
     * @throws IllegalStateException if all trials failed; the message has the first reason
     */
    public Result best() {
        Result best = ranked.get(0).result();
        if (best.failed())
            throw new IllegalStateException("all " + tried.size() + " trials failed; the first one: " + best.failure());
        return best;
    }

    /**
     * Warnings: a best value at the edge of its range, where a better one may lie outside.
     *
     * @return one line for each; empty if there are none
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        best();
        double[] position = ranked.get(0).position();
        boolean[] used = space.used(position);
        for (int d = 0; d < position.length; d++)
            if (used[d] && space.range(d).atEdge(position[d]))
                warnings.add("the best " + space.dimensions().get(d) + ", "
                        + space.range(d).at(position[d]) + ", lies at the edge of its range; widen it");
        return warnings;
    }

    /**
     * The results as CSV, the best first.
     *
     * @return rank, number, budget, score, seconds, failure, and one column for each dimension
     */
    public String csv() {
        StringBuilder text = new StringBuilder("rank,number,budget,score,seconds,failure");
        for (String name : space.dimensions()) text.append(',').append(Journal.quoted(name));
        text.append('\n');
        int rank = 1;
        for (Tried each : ranked) {
            Result r = each.result();
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%s,%.3f,%s",
                    rank++,
                    r.trial().number(),
                    r.trial().budget(),
                    r.failed() ? "" : Double.toString(r.score()),
                    r.seconds(),
                    Journal.quoted(r.failure())));
            for (int d = 0; d < each.position().length; d++)
                text.append(',').append(Journal.quoted(space.range(d).at(each.position()[d])));
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * The results as a self-contained page with a chart for each dimension.
     *
     * @param title heading of the page
     * @return an HTML document
     */
    public String html(String title) {
        return new SearchPage(title, space, ranked, warnings()).html();
    }
}
