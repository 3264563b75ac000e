package dev.nacre.examples.lab;

import dev.nacre.report.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of the page. */
record Asset(String type, byte[] bytes) {
    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
                    String path = "course/" + language + "/" + chapter + ".md";
                    all.put("/" + path, text("plain", resource(path)));
                }
        return all;
    }

    private static Asset text(String type, String text) {
        return new Asset("text/" + type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static String resource(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
