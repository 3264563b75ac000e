package dev.nacre.spark;

import dev.nacre.model.Model;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/** What a model has to say of samples, as columns. */
interface Scores extends Serializable {
    /** The columns to add, as far as they are known before there is a model: then it is null. */
    List<StructField> fields(Model model);

    /** A row of cells for each sample, in the order of the fields; x is features × samples. */
    Object[][] of(Model model, FloatMatrix x);
}
