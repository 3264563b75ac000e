package dev.nacre.examples.lab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as {@code application/x-www-form-urlencoded}. */
final class Form {
    private Form() {}

    /**
     * Names and values.
     *
     * @param text such as {@code rate=0.1&rule=adam+sgd}
     * @throws IllegalArgumentException if it is none, or has a name twice
     */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text.isEmpty()) return values;
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("expected settings as name=value, joined by &");
            String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            if (values.put(name, value) != null) throw new IllegalArgumentException(name + " is set twice");
        }
        return values;
    }
}
