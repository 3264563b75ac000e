package dev.nacre.examples.lecture;

import dev.nacre.compute.Parallel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures something, and draws it. */
interface Drawing {
    /** The pictures of the course, by name, in the order of its chapters. */
    Map<String, Drawing> ALL = all();

    Sheet draw();

    /** On one thread: OpenBLAS's last bits depend on how many threads share a product, and trainings amplify them. */
    static Sheet picture(String name) {
        return Parallel.alone(ALL.get(name)::draw);
    }

    private static Map<String, Drawing> all() {
        Map<String, Drawing> all = new LinkedHashMap<>();
        all.put("gradients", Depth::sheet);
        all.put("steps-back", StepsBack::sheet);
        all.put("clipping", Clipping::sheet);
        all.put("activations", ActivationCurves::sheet);
        all.put("signal-flow", SignalFlow::sheet);
        all.put("batch-norm", BatchNormRates::sheet);
        all.put("preprocessing", Preprocessing::sheet);
        all.put("gap", () -> Gap.sheet(Digits.few(200, 1).withWrongLabels()));
        all.put("update-rules-ravine", () -> UpdateRules.sheet(Surface.RAVINE));
        all.put("update-rules-saddle", () -> UpdateRules.sheet(Surface.SADDLE));
        all.put("schedules", Schedules::sheet);
        all.put("learning-rates", () -> LearningRates.sheet(Digits.all(1)));
        all.put("searching", SearchSheet::sheet);
        all.put("transfer", Transfers::sheet);
        all.put("few-labels", Pretraining::sheet);
        all.put("update-ratios", UpdateRatios::sheet);
        all.put("shifts", ShiftedDigits::sheet);
        all.put("ensembles", Committee::sheet);
        all.put("adding", Remembering::sheet);
        return all;
    }
}
