package dev.nacre.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One HTML page without outside parts: style, script and pictures are in it. It is good in light and dark and on paper, and without its
 * script, which lets charts be looked at closely.
 *
 * @param eyebrow a few words above the headline
 * @param headline what came out, HTML
 * @param lead a paragraph below it, HTML
 * @param facts name → value, in large type
 * @param sections the rest
 */
public record Page(String eyebrow, String headline, String lead, Map<String, String> facts, List<Section> sections) {
    /** Keeps copies. */
    public Page {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        sections = List.copyOf(sections);
    }

    /**
     * The style that pages share.
     *
     * @return CSS
     */
    public static String style() {
        return resource("report.css");
    }

    /**
     * The script that lets charts be looked at closely.
     *
     * @return JavaScript
     */
    public static String script() {
        return resource("report.js");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The page.
     *
     * @return a whole document
     */
    public String html() {
        StringBuilder list = new StringBuilder();
        facts.forEach((name, value) ->
                list.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(Html.escape(name), Html.escape(value))));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", headline.replaceAll("<[^>]*>", ""));
        values.put("style", style());
        values.put("script", script());
        values.put("eyebrow", Html.escape(eyebrow));
        values.put("headline", headline);
        values.put("lead", lead);
        values.put("facts", list.toString());
        values.put("sections", sections.stream().map(Section::element).collect(Collectors.joining("\n")));
        return new Template(resource("page.html")).fill(values);
    }
}
