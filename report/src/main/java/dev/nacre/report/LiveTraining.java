package dev.nacre.report;

import dev.nacre.Batch;
import dev.nacre.Shape;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.training.Epoch;
import dev.nacre.training.Training;
import java.util.Optional;

/**
 * One training as a page sees it. Its own thread puts figures here, and never waits; any other thread reads the last
 * {@link #figures} and says what the reader of the page wants. Observing the layers takes
 * half a percent of the time (and a twentieth of a second, for code that is not compiled yet), and happens five times a
 * second at most.
 */
final class LiveTraining {
    private static final System.Logger LOG = System.getLogger(LiveTraining.class.getName());
    private static final double SHARE = 0.005;
    private static final long FIRST_NANOS = 50_000_000;
    private static final long LOOK_NANOS = 200_000_000;
    private static final long PUBLISH_NANOS = 100_000_000;

    private final int number;
    private final String name;
    private final boolean keepable;
    private final Shape shape;
    private final Section network;
    private final BatchLosses losses = new BatchLosses();
    private final long start = System.nanoTime();
    private final long firstStep;
    private Diagnosis diagnosis = new Diagnosis(1);
    private BestEpoch best;
    private Optional<LiveExamples> examples = Optional.empty();
    private Optional<Filters> filters = Optional.empty();
    private boolean looking = true;
    private long nextLook = start;
    private long spentNanos;
    private long nextPublication = start;
    private volatile LiveFigures figures;
    private volatile boolean stops;
    private volatile boolean keepsBest;

    LiveTraining(int number, String name, boolean keepable, Shape shape, Training training) {
        this.keepable = keepable;
        this.number = number;
        this.shape = shape;
        this.name = name;
        this.network = NetworkSection.of(training.network());
        this.firstStep = training.step();
        this.best = new BestEpoch(training);
        diagnosis.onStart(training);
        publish(training, false);
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    /** The section about its network. */
    Section network() {
        return network;
    }

    /** The last figures. */
    LiveFigures figures() {
        return figures;
    }

    /** Stops after the current step. */
    void stop() {
        stops = true;
    }

    boolean stops() {
        return stops;
    }

    /** Whether the weights at the end are to be those of the best epoch. */
    void keepBest(boolean wanted) {
        keepsBest = wanted && keepable;
    }

    boolean keepable() {
        return keepable;
    }

    boolean keepsBest() {
        return keepsBest;
    }

    void onGradients(Training training, Batch batch) {
        if (!looking) return;
        long begin = System.nanoTime();
        if (training.step() == firstStep) examples = LiveExamples.of(training, batch, shape);
        diagnosis.onGradients(training, batch);
        spentNanos += System.nanoTime() - begin;
    }

    void onStep(Training training, double loss) {
        if (stops) training.stop();
        long begin = System.nanoTime();
        losses.add(training.step(), loss);
        diagnosis.onStep(training, loss);
        if (looking) {
            look(training);
            nextLook = System.nanoTime() + LOOK_NANOS;
            publish(training, false);
            spentNanos += System.nanoTime() - begin;
        } else if (begin >= nextPublication) publish(training, false);
        looking = begin >= nextLook && spentNanos <= FIRST_NANOS + SHARE * (begin - start);
    }

    /** A page that can't be shown must not end a training. */
    private void look(Training training) {
        try {
            examples = examples.map(known -> known.predicted(training));
            filters = Filters.lowest(training.network(), shape).map(Filters::copy);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, name + ": examples and filters can't be shown", e);
            examples = Optional.empty();
        }
    }

    void onEpoch(Training training, Epoch epoch) {
        diagnosis.onEpoch(training, epoch);
        best.add(training, epoch);
        if (System.nanoTime() >= nextPublication) publish(training, false);
    }

    /** Called after other listeners have restored weights: the reader of the page decides. */
    void onEnd(Training training) {
        if (keepsBest) best.restore(training);
        look(training);
        publish(training, true);
        diagnosis = null;
        best = null;
    }

    private void publish(Training training, boolean ended) {
        int epochs = training.history().size();
        figures = new LiveFigures(
                new TrainingRecord(
                        name,
                        training.trainer(),
                        training.history(),
                        epochs == 0 ? 0 : Math.max(1, training.step() / epochs),
                        diagnosis.observations()),
                losses.series(),
                diagnosis.findings(),
                filters,
                examples,
                training.step(),
                (System.nanoTime() - start) * 1e-9,
                best.number(),
                best.loss(),
                ended);
        nextPublication = System.nanoTime() + PUBLISH_NANOS;
    }
}
