package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.TableModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;

/** The features of a model's rows, and which values each may have. */
final class Features {
    /** Longer texts of a request are cut in messages. */
    static final int LONGEST = 40;

    /** More categories than these are not listed in messages. */
    private static final int LISTED = 10;

    private final int count;
    private final boolean missing;
    private final Map<String, Integer> names;
    private final List<List<String>> categories;
    private final List<Map<String, Integer>> numbers;

    private Features(Model model, List<List<String>> categories) {
        this.count = model.network().inputs();
        this.missing = model.network().layer().takesMissing();
        this.names = indices(model.features());
        this.categories = categories;
        this.numbers = categories.stream().map(Features::indices).toList();
    }

    static Features of(Model model) {
        return new Features(model, new TableModel(model).categories());
    }

    private static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < names.size(); i++) indices.put(names.get(i), i);
        return indices;
    }

    int count() {
        return count;
    }

    boolean named() {
        return !names.isEmpty();
    }

    /** Whether null is a value. */
    boolean missing() {
        return missing;
    }

    /** For each feature the names of its categories, none if it is a number; empty if all are numbers. */
    List<List<String>> categories() {
        return categories;
    }

    /** The index of a feature, or −1. */
    int index(String name) {
        return names.getOrDefault(name, -1);
    }

    /** The value of a feature, from where the parser stands. Messages lack its place. */
    float value(JsonParser json, int feature) throws HttpError {
        boolean category = !categories.isEmpty() && !categories.get(feature).isEmpty();
        return switch (json.currentToken()) {
            case VALUE_NULL -> missing(category);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                category ? categoryNumber(json.getString(), feature) : number(json.getString());
            case VALUE_STRING -> {
                if (!category) throw bad("is no number");
                Integer number = numbers.get(feature).get(json.getString());
                if (number == null) throw unknown(quoted(json.getString()), feature);
                yield number;
            }
            default -> throw bad("is no number");
        };
    }

    /** As the reader of tables has it: −1 for a category, NaN for a number. */
    private float missing(boolean category) throws HttpError {
        if (!missing) throw bad("is null, a missing value, which this model does not take; give a value");
        return category ? -1 : Float.NaN;
    }

    private static float number(String text) throws HttpError {
        float value = Float.parseFloat(text);
        if (!Float.isFinite(value)) throw bad("is too large");
        return value;
    }

    private float categoryNumber(String text, int feature) throws HttpError {
        float value = Float.parseFloat(text);
        if (value == Math.rint(value)
                && value >= -1
                && value < categories.get(feature).size()) return value;
        throw unknown(shortened(text), feature);
    }

    private HttpError unknown(String value, int feature) {
        List<String> known = categories.get(feature);
        String list = known.size() > LISTED
                ? "its " + known.size() + " categories (GET /model lists them)"
                : known.stream().map(Features::quoted).collect(Collectors.joining(", "));
        return bad("is " + value + "; expected is one of " + list + ", or its number, 0 to " + (known.size() - 1)
                + ", or -1 for none of them");
    }

    private static HttpError bad(String message) {
        return new HttpError(400, message);
    }

    /** A text for a message. */
    static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) return text;
        return text.substring(0, LONGEST - (Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? 1 : 0)) + "…";
    }
}
