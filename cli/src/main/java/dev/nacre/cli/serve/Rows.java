package dev.nacre.cli.serve;

import dev.nacre.tables.TableFeatures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a request: {@code {"row": [1, 2]}} or {@code {"rows": [[1, 2], [3, 4]]}}. A row is a list of all features
 * in their order, or an object that names them: {@code {"height": 1, "width": 2}}. {@link TableFeatures} says what the
 * values mean.
 */
final class Rows {
    /** Longer texts of a request are cut in messages. */
    private static final int LONGEST = 40;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxNumberLength(100)
                    .build())
            .errorReportConfiguration(ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(LONGEST)
                    .build())
            .build();

    private final TableFeatures features;
    private final int most;
    private final List<float[]> rows = new ArrayList<>();
    private final List<List<String>> unknown = new ArrayList<>();
    private boolean single;

    private Rows(TableFeatures features, int most) {
        this.features = features;
        this.most = most;
    }

    static Rows parse(byte[] body, TableFeatures features, int most) throws HttpError {
        Rows rows = new Rows(features, most);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            rows.read(json);
            if (json.nextToken() != null) throw bad("the JSON goes on after its end");
            return rows;
        } catch (JacksonException e) {
            throw bad("this is not the JSON it should be: "
                    + e.getOriginalMessage().replaceFirst(": enable `.*", ""));
        }
    }

    private void read(JsonParser json) throws HttpError {
        String shape = "expected is {\"row\": […]} or {\"rows\": [[…], …]}";
        if (json.nextToken() != JsonToken.START_OBJECT) throw bad(shape);
        String name = json.nextName();
        single = "row".equals(name);
        if (!single && !"rows".equals(name)) throw bad(shape);
        json.nextToken();
        if (single) {
            row(json);
        } else {
            if (json.currentToken() != JsonToken.START_ARRAY) throw bad(shape);
            while (json.nextToken() != JsonToken.END_ARRAY) row(json);
            if (rows.isEmpty()) throw bad("there is no row");
        }
        if (json.nextToken() != JsonToken.END_OBJECT) throw bad(shape);
    }

    private void row(JsonParser json) throws HttpError {
        if (rows.size() == most) throw new HttpError(413, "a request may have up to " + most + " rows");
        try {
            List<?> values = values(json);
            rows.add(features.row(values));
            unknown.add(features.unknown(values));
        } catch (IllegalArgumentException e) {
            throw bad("row " + rows.size() + ", " + e.getMessage());
        }
    }

    private List<?> values(JsonParser json) throws HttpError {
        if (json.currentToken() == JsonToken.START_ARRAY) return list(json);
        if (json.currentToken() == JsonToken.START_OBJECT) return features.ordered(record(json));
        throw bad("row " + rows.size() + " is neither a list of values nor an object of named ones");
    }

    private static List<Object> list(JsonParser json) {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) values.add(value(json, "number " + values.size()));
        return values;
    }

    private static Map<String, Object> record(JsonParser json) {
        Map<String, Object> record = new HashMap<>();
        for (String name; (name = json.nextName()) != null; ) {
            json.nextToken();
            record.put(name, value(json, "a feature"));
        }
        return record;
    }

    private static Object value(JsonParser json, String place) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getString());
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> json.getString();
            default ->
                throw new IllegalArgumentException(
                        place + " is a list or an object; expected is a number, a text or null");
        };
    }

    /** An exponent may be beyond any number's. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static HttpError bad(String message) {
        return new HttpError(400, message);
    }

    /** Raw features. */
    float[][] values() {
        return rows.toArray(float[][]::new);
    }

    /** For each row the features whose values are none of their categories. */
    List<List<String>> unknown() {
        return unknown;
    }

    /** Whether one row was given by itself. */
    boolean single() {
        return single;
    }
}
