package dev.nacre.spark;

import dev.nacre.model.Model;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/** The output of a model for samples, as columns of a table. */
interface SampleScores extends Serializable {
    /** The columns to add. Before a model is trained it is null, and the fields say what is known by then. */
    List<StructField> fields(Model model);

    /** One row of cells for each sample, in the order of the fields; {@code x} is features × samples. */
    Object[][] of(Model model, FloatMatrix x);
}
