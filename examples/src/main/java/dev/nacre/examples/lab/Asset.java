package dev.nacre.examples.lab;

import dev.nacre.report.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of the page. */
record Asset(String type, byte[] bytes) {
    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern PICTURE = Pattern.compile("]\\(\\.\\./(pictures/[a-z-]+\\.svg)\\)");

    /** All files by path. */
    static Map<String, Asset> all() {
        Map<String, Asset> all = new LinkedHashMap<>();
        all.put("/", text("html", LabPage.html()));
        all.put("/report.css", text("css", Page.style()));
        all.put("/lab.css", text("css", resource("lab.css")));
        all.put("/lab.js", text("javascript", resource("lab.js")));
        for (Experiment experiment : Experiments.ALL)
            for (String chapter : experiment.about().chapters())
                for (String language : new String[] {"en", "ko"}) {
                    String markdown = resource("course/" + language + "/" + chapter + ".md");
                    all.put("/course/" + language + "/" + chapter, text("html", ChapterPage.html(language, markdown)));
                    PICTURE.matcher(markdown)
                            .results()
                            .map(picture -> picture.group(1))
                            .forEach(path -> all.put(
                                    "/course/" + path, new Asset("image/svg+xml", bytes(resource("course/" + path)))));
                }
        return all;
    }

    private static Asset text(String type, String text) {
        return new Asset("text/" + type + "; charset=utf-8", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String resource(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
