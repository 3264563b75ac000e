package com.example.spark;

import dev.nacre.spark.NacreClassifier;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Learns which points of a table lie in a circle. The argument is an activation; its jar may be one that is only in
 * spark-submit's --jars.
 */
public final class App {
    private App() {}

    /** Trains on the points, and prints how many are classified correctly. */
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> points = spark.range(0, 2000, 1, 2)
                .selectExpr("2 * rand(1) - 1 AS x", "2 * rand(2) - 1 AS y")
                .selectExpr("x", "y", "IF(x * x + y * y < 0.6, 'inside', 'outside') AS side");
        PipelineStage[] stages = {
            new VectorAssembler().setInputCols(new String[] {"x", "y"}).setOutputCol("features"),
            new NacreClassifier()
                    .setNetwork("sequential([dense(16, activation=" + args[0] + "), dense(2)])")
                    .setOptimizer("sgd(learningRate=0.1)")
                    .setLabelCol("side")
                    .setEpochs(30),
            new IndexToString().setInputCol("prediction").setOutputCol("guess")
        };
        long right = new Pipeline().setStages(stages).fit(points).transform(points).filter("guess = side").count();
        System.out.println("right: " + right + " of 2000");
        spark.stop();
    }
}
