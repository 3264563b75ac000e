package dev.nacre.tuning;

import dev.nacre.tuning.Search.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a search came to. */
public final class SearchResults {
    private final SearchSpace space;
    private final List<Tried> tried;
    private final List<Tried> ranked;

    SearchResults(SearchSpace space, List<Tried> tried) {
        this.space = space;
        this.tried = List.copyOf(tried);
        int most =
                tried.stream().mapToInt(t -> t.result().trial().budget()).max().orElse(1);
        List<Tried> order = new ArrayList<>(tried);
        order.sort((a, b) -> {
            boolean first = a.result().trial().budget() == most;
            boolean second = b.result().trial().budget() == most;
            return first == second ? Search.better(a, b) : first ? -1 : 1;
        });
        this.ranked = order;
    }

    /**
     * All results.
     *
     * @return in the order of their numbers
     */
    public List<Result> all() {
        return tried.stream().map(Tried::result).toList();
    }

    /**
     * All results, the best first: those with the whole budget before the others, failures last.
     *
     * @return as many
     */
    public List<Result> ranked() {
        return ranked.stream().map(Tried::result).toList();
    }

    /**
     * The best result.
     *
     * @return never a failure
     * @throws IllegalStateException with the first reason, if all failed
     */
    public Result best() {
        Result best = ranked.get(0).result();
        if (best.failed())
            throw new IllegalStateException("all " + tried.size() + " trials failed; the first: " + best.failure());
        return best;
    }

    /**
     * What to be wary of: a best value at the edge of its range, where a better one may lie beyond.
     *
     * @return a line for each; empty if all is well
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        best();
        double[] position = ranked.get(0).position();
        for (int d = 0; d < position.length; d++)
            if (space.range(d).atEdge(position[d])
                    && space.at(position).toString().contains(space.value(d, position[d])))
                warnings.add("the best " + space.dimensions().get(d) + ", " + space.value(d, position[d])
                        + ", lies at the edge of its range; widen it");
        return warnings;
    }

    /**
     * The results as a table, the best first.
     *
     * @return lines of CSV: rank, number, budget, score, seconds, failure, and what is open
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
                text.append(',').append(Journal.quoted(space.value(d, each.position()[d])));
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * The results as a page with a chart for each dimension, without outside parts.
     *
     * @param title its headline
     * @return a whole HTML document
     */
    public String html(String title) {
        return new SearchPage(title, space, ranked, warnings()).html();
    }
}
