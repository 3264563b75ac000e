package dev.nacre.cli.serve;

import java.util.Arrays;
import org.jblas.FloatMatrix;
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
 * in their order, or an object that names each: {@code {"height": 1, "width": 2}}. A value is a number, null if it is
 * missing, or the name of a category.
 */
final class Rows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxNumberLength(100)
                    .build())
            .errorReportConfiguration(ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(Features.LONGEST)
                    .build())
            .build();

    private final Features features;
    private final int width;
    private final int most;
    private float[] values;
    private int count;
    private boolean single;

    private Rows(Features features, int most) {
        this.features = features;
        this.width = features.count();
        this.most = most;
        this.values = new float[width];
    }

    static Rows parse(byte[] body, Features features, int most) throws HttpError {
        Rows rows = new Rows(features, most);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            rows.read(json);
            if (json.nextToken() != null) throw bad("the JSON goes on after its end");
            return rows;
        } catch (JacksonException e) {
            throw bad("this is not the JSON it should be: " + e.getOriginalMessage());
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
            if (count == 0) throw bad("there is no row");
        }
        if (json.nextToken() != JsonToken.END_OBJECT) throw bad(shape);
    }

    private void row(JsonParser json) throws HttpError {
        if (count == most) throw new HttpError(413, "a request may have up to " + most + " rows");
        int start = Math.multiplyExact(count, width);
        if (start == values.length) values = Arrays.copyOf(values, Math.multiplyExact(2, start));
        if (json.currentToken() == JsonToken.START_ARRAY) list(json, start);
        else if (json.currentToken() == JsonToken.START_OBJECT) named(json, start);
        else throw bad("row " + count + " is no list of numbers");
        count++;
    }

    private void list(JsonParser json, int start) throws HttpError {
        int i = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (i < width) values[start + i] = value(json, i, null);
            i++;
        }
        if (i != width) throw bad("row " + count + " has " + i + " numbers, the model takes " + width);
    }

    private void named(JsonParser json, int start) throws HttpError {
        if (!features.named()) throw bad("this model's features have no names: give each row as a list");
        int found = 0;
        for (String name; (name = json.nextName()) != null; found++) {
            int i = features.index(name);
            if (i < 0)
                throw bad(
                        "row " + count + " has a feature " + Features.quoted(name) + ", which the model doesn't know");
            json.nextToken();
            values[start + i] = value(json, i, name);
        }
        if (found != width) throw bad("row " + count + " has " + found + " features, the model takes " + width);
    }

    /** A name is that in the request; null for a value of a list. */
    private float value(JsonParser json, int feature, String name) throws HttpError {
        try {
            return features.value(json, feature);
        } catch (HttpError e) {
            String place = name == null ? "number " + feature : "feature " + name;
            throw bad("row " + count + ", " + place + " " + e.getMessage());
        }
    }

    private static HttpError bad(String message) {
        return new HttpError(400, message);
    }

    /** Features × rows. */
    FloatMatrix matrix() {
        return new FloatMatrix(width, count, Arrays.copyOf(values, count * width));
    }

    /** Whether one row was given by itself. */
    boolean single() {
        return single;
    }
}
