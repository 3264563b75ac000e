package dev.nacre.spark;

import dev.nacre.model.Model;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/** The output of a model for samples, as columns of a table. */
interface SampleScores extends Serializable {
    /** The columns to add. Before a model is trained it is null, and the fields say what is known by then. */
    List<StructField> fields(Model model);

    /** From features × samples to one row of cells for each sample, in the order of the fields. */
    Function<FloatMatrix, Object[][]> of(Model model);
}
