package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.report.TrainingLog;
import dev.nacre.training.Cancellation;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.io.PrintWriter;
import java.util.Optional;

/** What all trainings of a run share. */
record PictureTraining(
        PictureData data,
        Loss loss,
        Effort effort,
        double rate,
        long seed,
        PrintWriter out,
        Cancellation cancellation,
        WatchOption watch) {
    /** Steps from one observation of the layers to the next. */
    private static final int STEPS_TO_LOOK = 100;

    /** Trains all layers of a network; the name is for the progress. */
    LearnedPictures from(Network network, String name) {
        TrainingLog log = new TrainingLog(STEPS_TO_LOOK);
        Trained trained = trainer(effort, rate).fit(network, data.training(), data.validation(), listeners(log, name));
        return new LearnedPictures(trained.model(), log, Optional.empty());
    }

    Trainer trainer(Effort effort, double rate) {
        return effort.trainer(loss, rate, seed);
    }

    Listener[] listeners(TrainingLog log, String name) {
        String work = name.equals("training") ? "" : name;
        Progress progress = new Progress(out, Progress.onTerminal(), work);
        Listener page = work.isEmpty() ? watch.listener() : watch.named(work);
        return new Listener[] {new EarlyStopping(effort.patience()), log, progress, cancellation, page};
    }
}
