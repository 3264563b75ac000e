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
 * A self-contained HTML page: styles, script and images are embedded. It is readable in light mode, in dark mode and
 * printed, and without its script, which only zooms charts.
 *
 * @param eyebrow a few words above the headline
 * @param headline the result in a few words, HTML
 * @param lead a paragraph below it, HTML
 * @param facts key figures, name → value, in large type
 * @param sections the rest of the page
 */
public record Page(String eyebrow, String headline, String lead, Map<String, String> facts, List<Section> sections) {
    /** Copies the collections. */
    public Page {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        sections = List.copyOf(sections);
    }

    /**
     * The style sheet of all pages.
     *
     * @return CSS
     */
    public static String style() {
        return resource("report.css");
    }

    /**
     * The script that zooms charts.
     *
     * @return JavaScript
     */
    public static String script() {
        return resource("report.js");
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The page.
     *
     * @return an HTML document
     */
    public String html() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", headline.replaceAll("<[^>]*>", ""));
        values.put("style", style());
        values.put("script", script());
        values.put("eyebrow", Html.escape(eyebrow));
        values.put("headline", headline);
        values.put("lead", lead);
        values.put("facts", Html.facts(facts));
        values.put("sections", sections.stream().map(Section::element).collect(Collectors.joining("\n")));
        return new HtmlTemplate(resource("page.html")).fill(values);
    }
}
