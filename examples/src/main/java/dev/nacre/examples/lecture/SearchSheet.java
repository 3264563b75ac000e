package dev.nacre.examples.lecture;

import dev.nacre.tuning.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Draws where searches put their trials, and the best so far. */
public final class SearchSheet {
    private SearchSheet() {}

    static Sheet sheet() {
        List<Panel> planes = new ArrayList<>();
        List<Line> best = new ArrayList<>();
        Map<String, List<Result>> results = SearchPlane.results();
        results.forEach((name, trials) -> {
            planes.add(Panel.of(
                    name,
                    Scale.logarithmic("learning rate", 0.001, 10),
                    Scale.logarithmic("lambda of l2", 1e-6, 1),
                    coloured(
                            best.size(),
                            Line.dots(
                                    name,
                                    trials.stream()
                                            .mapToDouble(SearchPlane::rate)
                                            .toArray(),
                                    trials.stream()
                                            .mapToDouble(SearchPlane::penalty)
                                            .toArray()))));
            best.add(Line.counted(name, bestSoFar(trials)));
        });
        planes.add(Panel.of(
                "the best so far",
                Scale.linear("trial", 0, SearchPlane.TRIALS),
                Scale.linear("validation accuracy", 0.5, 1),
                best));
        return new Sheet(
                "25 trials: two hyper-parameters of a network for digits",
                4,
                240,
                220,
                List.copyOf(results.keySet()),
                planes);
    }

    /** Behind so many empty lines, for its colour. */
    private static List<Line> coloured(int colour, Line line) {
        List<Line> lines = new ArrayList<>(Collections.nCopies(colour, new Line("", new double[0], new double[0])));
        lines.add(line);
        return lines;
    }

    /** The best score of the trials up to each one. */
    public static double[] bestSoFar(List<Result> trials) {
        double[] best = new double[trials.size()];
        for (int i = 0; i < best.length; i++)
            best[i] = Math.max(
                    i == 0 ? 0 : best[i - 1],
                    trials.get(i).failed() ? 0 : trials.get(i).score());
        return best;
    }
}
