package dev.nacre.spark;

import dev.nacre.model.Model;
import java.util.List;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Classes of rows: logits, probabilities, the index of the most probable class. */
public final class NacreClassificationModel extends NacreModel<NacreClassificationModel>
        implements HasClassCols<NacreClassificationModel> {
    private static final long serialVersionUID = 1;

    /**
     * A model that was trained anywhere: in this process, or read from a file.
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
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreClassificationModel> read() {
        return new SavedModel.Reader<>(NacreClassificationModel::new);
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
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
    Scores scores() {
        return ClassScores.of(this);
    }

    /**
     * Names of the classes, in the order of their indices.
     *
     * @return empty if there are none
     */
    public List<String> labels() {
        return ClassNames.of(model());
    }

    /**
     * How many classes there are.
     *
     * @return at least 2
     */
    public int numClasses() {
        return Math.max(2, model().network().outputs());
    }
}
