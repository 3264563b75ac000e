package dev.nacre.cli.serve;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.Forecast;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.Prediction;
import dev.nacre.tables.Reason;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.SequenceOptions;
import dev.nacre.tables.TableFeatures;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers as JSON. */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reasons of a row, those with the largest shares. */
    private static final int REASONS = 5;

    private Answers() {}

    private static byte[] object(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** One entry. */
    static byte[] text(String key, String value) {
        return object(json -> json.writeStringProperty(key, value));
    }

    /** What a model expects and gives. */
    static byte[] model(Served served, Limits limits) {
        Model model = served.model();
        TableFeatures features = served.features();
        return object(json -> {
            json.writeNumberProperty("inputs", model.network().inputs());
            json.writeNumberProperty("outputs", model.network().outputs());
            json.writeName("features");
            texts(json, features.names());
            json.writeArrayPropertyStart("categories");
            for (List<String> names : features.categories()) texts(json, names);
            json.writeEndArray();
            json.writeBooleanProperty("missing", features.missing());
            json.writeName("labels");
            texts(json, model.labels());
            json.writeStringProperty("network", Plugins.format(model.network().spec()));
            json.writeStringProperty("loss", Plugins.format(model.loss()));
            if (ForecastModel.is(model)) {
                SequenceOptions sequence = new ForecastModel(model).sequence();
                json.writeNumberProperty("window", sequence.window());
                json.writeNumberProperty("horizon", sequence.horizon());
            }
            AnomalyDetector.thresholdOf(model).ifPresent(threshold -> {
                json.writeNumberProperty("threshold", threshold.value());
                json.writeStringProperty("thresholdFoundBy", threshold.how());
            });
            json.writeNumberProperty("mostBytes", limits.bytes());
            json.writeNumberProperty("mostRows", limits.rows());
        });
    }

    private static void texts(JsonGenerator json, List<String> texts) {
        json.writeStartArray();
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    /** One for each row, in their order. */
    static byte[] predictions(List<Prediction> predictions, Rows rows) {
        return rows(rows, (json, i) -> prediction(json, predictions.get(i)));
    }

    /** One for each step, the next one first. */
    static byte[] forecasts(List<Forecast> forecasts) {
        return object(json -> {
            json.writeArrayPropertyStart("forecasts");
            for (Forecast forecast : forecasts) {
                json.writeStartObject();
                json.writeNumberProperty("step", forecast.step());
                json.writeNumberProperty("value", forecast.value());
                interval(json, forecast.low(), forecast.high());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void interval(JsonGenerator json, float low, float high) {
        if (!Float.isNaN(low)) json.writeNumberProperty("low", low);
        if (!Float.isNaN(high)) json.writeNumberProperty("high", high);
    }

    /** One for each row, in their order. */
    static byte[] scores(List<ScoredRow> scored, Rows rows) {
        return rows(rows, (json, i) -> score(json, scored.get(i)));
    }

    private static byte[] rows(Rows rows, BiConsumer<JsonGenerator, Integer> answer) {
        return object(json -> {
            if (rows.single()) json.writeName("prediction");
            else json.writeArrayPropertyStart("predictions");
            for (int i = 0; i < rows.unknown().size(); i++) {
                json.writeStartObject();
                answer.accept(json, i);
                unknown(json, rows.unknown().get(i));
                json.writeEndObject();
            }
            if (!rows.single()) json.writeEndArray();
        });
    }

    private static void prediction(JsonGenerator json, Prediction prediction) {
        if (!prediction.label().isEmpty()) json.writeStringProperty("label", prediction.label());
        json.writeArrayPropertyStart("values");
        for (float value : prediction.outputs()) json.writeNumber(value);
        json.writeEndArray();
        interval(json, prediction.low(), prediction.high());
    }

    private static void score(JsonGenerator json, ScoredRow row) {
        json.writeNumberProperty("score", row.score());
        if (!Double.isNaN(row.pValue())) json.writeNumberProperty("pValue", row.pValue());
        json.writeBooleanProperty("unusual", row.unusual());
        if (row.reasons().isEmpty()) return;
        json.writeArrayPropertyStart("reasons");
        for (Reason reason :
                row.reasons().subList(0, Math.min(REASONS, row.reasons().size()))) {
            json.writeStartObject();
            json.writeStringProperty("feature", reason.column());
            json.writeNumberProperty("share", reason.share());
            json.writeStringProperty("found", reason.found());
            json.writeStringProperty("expected", reason.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void unknown(JsonGenerator json, List<String> features) {
        if (features.isEmpty()) return;
        json.writeName("unknown");
        texts(json, features);
    }
}
