package dev.nacre.spark;

import dev.nacre.model.Model;
import java.util.List;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Classifies rows: adds logits, probabilities and the index of the most probable class. */
public final class NacreClassificationModel extends NacreModel<NacreClassificationModel>
        implements HasClassCols<NacreClassificationModel> {
    private static final long serialVersionUID = 1;

    /**
     * Wraps a model that was trained elsewhere: in this process, or read from a file.
     *
     * @param model from {@link HadoopFiles#readModel}, for example
     */
    public NacreClassificationModel(Model model) {
        this(Identifiable.randomUID("nacreClassificationModel"), SharedModel.of(model));
    }

    NacreClassificationModel(String uid, SharedModel model) {
        super(uid, model);
        ClassScores.defaults(this);
    }

    /**
     * A reader of saved models.
     *
     * @return the reader
     */
    public static MLReader<NacreClassificationModel> read() {
        return new SavedModelReader<>(NacreClassificationModel::new);
    }

    /**
     * Loads a saved model.
     *
     * @param path the folder it was saved to
     * @return the model
     */
    public static NacreClassificationModel load(String path) {
        return read().load(path);
    }

    @Override
    NacreClassificationModel made(String uid, SharedModel shared) {
        return new NacreClassificationModel(uid, shared);
    }

    @Override
    SampleScores scores() {
        return ClassScores.of(this);
    }

    /**
     * Class names, in the order of their indices.
     *
     * @return empty if the model has none
     */
    public List<String> labels() {
        return ClassNames.of(model());
    }

    /**
     * Number of classes.
     *
     * @return at least 2
     */
    public int numClasses() {
        return Math.max(2, model().network().outputs());
    }
}
