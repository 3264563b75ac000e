package dev.nacre.report;

import dev.nacre.training.Cancellation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Draws the parts of the page from copies of figures, while somebody looks at it: every half second, less often if that
 * would take more than a hundredth of one core, and every ten seconds at least.
 */
final class LivePage implements LiveContent {
    private static final int MOST_SECTIONS = 20;
    private static final long LEAST_PAUSE_NANOS = 500_000_000;
    private static final long MOST_PAUSE_NANOS = 10_000_000_000L;
    private static final int LEAST_SHARE = 100;

    private final LiveTrainings trainings;
    private final Cancellation cancellation;
    private final List<Section> shown = new CopyOnWriteArrayList<>();
    private Map<Integer, Drawn> drawn = Map.of();
    private Map<String, String> parts = Map.of();
    private long nextDrawing = System.nanoTime();

    /** The parts about a training, as its figures were when they were drawn. */
    private record Drawn(LiveFigures figures, boolean stops, boolean keepsBest, Map<String, String> parts) {
        boolean isOf(LiveTraining training) {
            return figures == training.figures() && stops == training.stops() && keepsBest == training.keepsBest();
        }

        static Drawn of(LiveTraining training) {
            LiveFigures figures = training.figures();
            boolean stops = training.stops();
            boolean keepsBest = training.keepsBest();
            return new Drawn(figures, stops, keepsBest, LiveParts.of(training, figures));
        }
    }

    LivePage(LiveTrainings trainings, Cancellation cancellation) {
        this.trainings = trainings;
        this.cancellation = cancellation;
    }

    /** Shows a section above the trainings. */
    void show(Section section) {
        shown.removeIf(each -> each.title().equals(section.title()));
        shown.add(section);
        if (shown.size() > MOST_SECTIONS) shown.remove(0);
    }

    @Override
    public synchronized Map<String, String> parts(boolean last) {
        long begin = System.nanoTime();
        if (!last && begin < nextDrawing) return parts;
        parts = draw(last);
        long end = System.nanoTime();
        nextDrawing = end + Math.min(MOST_PAUSE_NANOS, Math.max(LEAST_PAUSE_NANOS, LEAST_SHARE * (end - begin)));
        return parts;
    }

    private Map<String, String> draw(boolean last) {
        List<LiveTraining> kept = trainings.kept();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("summary", summary(kept, last));
        all.put("shown", shown.stream().map(Section::element).collect(Collectors.joining()));
        Map<Integer, Drawn> now = new LinkedHashMap<>();
        for (LiveTraining each : kept) {
            Drawn before = drawn.get(each.number());
            now.put(each.number(), before != null && before.isOf(each) ? before : Drawn.of(each));
        }
        drawn = now;
        now.values().forEach(each -> all.putAll(each.parts));
        return all;
    }

    private String summary(List<LiveTraining> kept, boolean last) {
        long running =
                last ? 0 : kept.stream().filter(each -> !each.figures().ended()).count();
        int before = trainings.started() - kept.size();
        return Frame.format(
                "<p data-ended=\"%b\" data-stops=\"%b\">Trainings: %d running, %d ended%s.</p>",
                last,
                cancellation.cancelled(),
                running,
                kept.size() - running,
                before > 0 ? ", and " + before + " before these" : "");
    }

    @Override
    public synchronized String act(String action, int number, boolean wanted) {
        nextDrawing = System.nanoTime();
        if (action.equals("stop-all")) {
            cancellation.cancel();
            return "Everything stops after the current steps.";
        }
        return trainings
                .find(number)
                .filter(training -> !training.figures().ended())
                .map(training -> act(action, training, wanted))
                .orElse("No such training is running.");
    }

    private static String act(String action, LiveTraining training, boolean wanted) {
        switch (action) {
            case "stop":
                training.stop();
                return "It stops after the current step.";
            case "keep":
                training.keepBest(wanted);
                return training.keepsBest()
                        ? "At the end the model has the weights of its best epoch."
                        : "At the end the model has the weights that the program keeps.";
            default:
                return "There is no such action.";
        }
    }
}
