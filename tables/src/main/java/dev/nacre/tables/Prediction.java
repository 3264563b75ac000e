package dev.nacre.tables;

import java.util.List;

/**
 * The prediction for one row.
 *
 * @param label the predicted class; empty if the model predicts a number
 * @param outputs the probability of each class, in the order of the model's labels; or the predicted number
 * @param low lower end of the prediction interval of a number; NaN for a class, and if the model has no interval
 * @param high upper end
 */
public record Prediction(String label, List<Float> outputs, float low, float high) {
    /** Keeps a copy. */
    public Prediction {
        outputs = List.copyOf(outputs);
    }

    /**
     * The predicted number, or the probability of the predicted class.
     *
     * @return finite
     */
    public float value() {
        if (label.isEmpty()) return outputs.get(0);
        float most = 0;
        for (float p : outputs) most = Math.max(most, p);
        return most;
    }
}
