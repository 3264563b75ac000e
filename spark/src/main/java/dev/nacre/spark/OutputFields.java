package dev.nacre.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/** Collects the schema of the columns that a model adds. A column with an empty name is left out. */
final class OutputFields {
    private final List<StructField> fields = new ArrayList<>();

    OutputFields vector(String name) {
        return add(name, SQLDataTypes.VectorType());
    }

    OutputFields number(String name, Metadata metadata) {
        return add(name, DataTypes.DoubleType, metadata);
    }

    OutputFields number(String name) {
        return add(name, DataTypes.DoubleType);
    }

    OutputFields flag(String name) {
        return add(name, DataTypes.BooleanType);
    }

    OutputFields add(String name, DataType type) {
        return add(name, type, Metadata.empty());
    }

    private OutputFields add(String name, DataType type, Metadata metadata) {
        if (!name.isEmpty()) fields.add(new StructField(name, type, false, metadata));
        return this;
    }

    List<StructField> all() {
        return fields;
    }
}
