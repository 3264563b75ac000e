package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.examples.lecture.SearchPlane;
import dev.nacre.examples.lecture.SearchSheet;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.TrialExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The trials of a grid, of random search and of a search from coarse to fine, in the same plane. */
final class SearchExperiment implements Experiment {
    private static final double[] BOUNDS = {0, 0.3, 0.6, 0.8, 1.01};
    private static final List<String> CLASSES = List.of("below 0.3", "0.3 to 0.6", "0.6 to 0.8", "0.8 and more");

    @Override
    public About about() {
        return new About(
                "search",
                "Grid against random search",
                "Each dot is a training on 300 digits, coloured by its held-out accuracy. The learning rate"
                        + " matters much, the penalty little until it is too strong. The grid tries few learning rates,"
                        + " each many times; random search tries another one with every trial. From coarse to fine, the"
                        + " later trials gather around the best.",
                List.of("sgd", "l2"),
                List.of("09-searching"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Slider.linear("side", "trials: the square of", 3, 6, 1, 5),
                Slider.linear("epochs", "epochs of a trial", 2, 10, 1, 8),
                Slider.linear("seed", "seed", 1, 20, 1, 1));
    }

    @Override
    public String configuration(Settings settings) {
        return "optimizer = sgd(log(0.001, 10))\npenalty = l2(log(1e-6, 1))";
    }

    @Override
    public void run(Settings settings, Screen screen) {
        int side = settings.whole("side");
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (String name : List.of("grid", "random", "coarse to fine")) {
            List<Result> done = new ArrayList<>();
            results.put(name, done);
            Search search = SearchPlane.search(settings.whole("epochs"), settings.whole("seed"), here(), result -> {
                done.add(result);
                screen.show(frame(name + ", trial " + done.size(), results, side * side));
            });
            switch (name) {
                case "grid" -> search.grid(side);
                case "random" -> search.random(side * side);
                default -> search.coarseToFine(side, side, 1);
            }
        }
    }

    /** On the calling thread, which may be stopped. */
    private static TrialExecutor here() {
        return (trials, objective, done) -> trials.forEach(trial -> done.accept(Result.of(trial, objective)));
    }

    private static Frame frame(String label, Map<String, List<Result>> results, int trials) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        StringBuilder html = new StringBuilder();
        List<Line> best = new ArrayList<>();
        results.forEach((name, done) -> {
            figures.put(name + " rate", numbers(done, SearchPlane::rate));
            figures.put(name + " penalty", numbers(done, SearchPlane::penalty));
            figures.put(name + " accuracy", numbers(done, Result::score));
            figures.put(name + " best so far", SearchSheet.bestSoFar(done));
            html.append(Charts.panel(Panel.of(
                    name,
                    Scale.logarithmic("learning rate", 0.001, 10),
                    Scale.logarithmic("lambda of l2", 1e-6, 1),
                    byAccuracy(done))));
            best.add(Line.counted(name, SearchSheet.bestSoFar(done)));
        });
        html.append(Charts.panel(Panel.of(
                "The best so far", Scale.linear("trial", 0, trials), Scale.linear("held-out accuracy", 0, 1), best)));
        return new Frame(label, figures, html.toString());
    }

    /** Failed trials, which diverged, are with the worst ones. */
    private static List<Line> byAccuracy(List<Result> results) {
        List<Line> lines = new ArrayList<>();
        for (int c = 0; c < CLASSES.size(); c++) {
            double from = BOUNDS[c];
            double to = BOUNDS[c + 1];
            List<Result> own = results.stream()
                    .filter(result -> result.failed() ? from == 0 : result.score() >= from && result.score() < to)
                    .toList();
            lines.add(Line.dots(CLASSES.get(c), numbers(own, SearchPlane::rate), numbers(own, SearchPlane::penalty)));
        }
        return lines;
    }

    private static double[] numbers(List<Result> results, ToDoubleFunction<Result> number) {
        return results.stream().mapToDouble(number).toArray();
    }
}
