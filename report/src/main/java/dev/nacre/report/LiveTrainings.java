package dev.nacre.report;

import dev.nacre.Shape;
import dev.nacre.training.Training;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The trainings that a page shows: the last ones, so that memory is bounded. Any thread may ask for them. */
final class LiveTrainings {
    private static final int MOST = 12;

    private final Map<Training, LiveTraining> running = new ConcurrentHashMap<>();
    private final List<LiveTraining> kept = new CopyOnWriteArrayList<>();
    private volatile int started;
    private volatile Optional<Shape> pictures = Optional.empty();

    /** The shape of samples in networks that take as many numbers. */
    void pictures(Shape shape) {
        pictures = Optional.of(shape);
    }

    /** A training begins. If there are too many, the oldest one that has ended is forgotten, or else the oldest. */
    synchronized void start(String name, boolean keepable, Training training) {
        Shape own = training.network().inputShape();
        Shape shape = pictures.filter(known -> own.isFlat() && known.size() == own.size())
                .orElse(own);
        LiveTraining live = new LiveTraining(++started, name, keepable, shape, training);
        kept.add(live);
        running.put(training, live);
        if (kept.size() <= MOST) return;
        LiveTraining oldest = kept.stream()
                .min(Comparator.comparing((LiveTraining each) -> !each.figures().ended())
                        .thenComparing(LiveTraining::number))
                .orElseThrow();
        kept.remove(oldest);
        running.values().remove(oldest);
    }

    /** Empty if it has been forgotten. */
    Optional<LiveTraining> find(Training training) {
        return Optional.ofNullable(running.get(training));
    }

    /** By its number; empty if it has been forgotten. */
    Optional<LiveTraining> find(int number) {
        return kept.stream().filter(each -> each.number() == number).findFirst();
    }

    void end(Training training) {
        running.remove(training);
    }

    /** Oldest first. */
    List<LiveTraining> kept() {
        return List.copyOf(kept);
    }

    /** The number of trainings that began. */
    int started() {
        return started;
    }
}
