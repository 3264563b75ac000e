package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.Prediction;
import dev.nacre.tables.TableFeatures;
import dev.nacre.tables.TableModel;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers as JSON. */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

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
    static byte[] model(TableModel table, Limits limits) {
        Model model = table.model();
        TableFeatures features = table.features();
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
        return object(json -> {
            if (rows.single()) json.writeName("prediction");
            else json.writeArrayPropertyStart("predictions");
            for (int i = 0; i < predictions.size(); i++)
                prediction(json, predictions.get(i), rows.unknown().get(i));
            if (!rows.single()) json.writeEndArray();
        });
    }

    private static void prediction(JsonGenerator json, Prediction prediction, List<String> unknown) {
        json.writeStartObject();
        if (!prediction.label().isEmpty()) json.writeStringProperty("label", prediction.label());
        json.writeArrayPropertyStart("values");
        for (float value : prediction.outputs()) json.writeNumber(value);
        json.writeEndArray();
        if (!Float.isNaN(prediction.low())) json.writeNumberProperty("low", prediction.low());
        if (!Float.isNaN(prediction.high())) json.writeNumberProperty("high", prediction.high());
        if (!unknown.isEmpty()) {
            json.writeName("unknown");
            texts(json, unknown);
        }
        json.writeEndObject();
    }
}
