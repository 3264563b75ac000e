package dev.nacre.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in a headless Chromium that goes on running, driven by the browser's debugging protocol. */
public final class BrowserTab implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("DevTools listening on ws://([\\d.:]+)/");
    private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern VALUE = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process browser;
    private final String address;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final AtomicInteger next = new AtomicInteger();

    private BrowserTab(Process browser, String address, String url) throws IOException, InterruptedException {
        this.browser = browser;
        this.address = address;
        HttpRequest open = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        Matcher found =
                SOCKET.matcher(CLIENT.send(open, BodyHandlers.ofString()).body());
        if (!found.find()) throw new IOException("the browser opened no tab");
        socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(found.group(1)), new Messages())
                .join();
        send("Runtime.enable", "");
        send("Log.enable", "");
        send("Page.enable", "");
        send("Page.navigate", "\"url\":\"" + url + "\"");
        loaded.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Starts a browser, whose profile is put into the folder, and opens a page. */
    public static BrowserTab open(String url, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "browser", ".txt");
        List<String> command = Browser.command(Files.createTempDirectory(folder, "browser"));
        command.addAll(List.of("--remote-allow-origins=*", "--remote-debugging-port=0", "about:blank"));
        Process browser = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        var lines = browser.inputReader();
        for (String line; (line = lines.readLine()) != null; ) {
            said.append(line).append('\n');
            Matcher listens = LISTENS.matcher(line);
            if (!listens.find()) continue;
            OwnThread.run(() -> lines.lines().forEach(rest -> {}));
            return new BrowserTab(browser, listens.group(1), url);
        }
        Files.writeString(log, said);
        throw new IOException("the browser did not start: " + said);
    }

    /** A second page in the same browser; closing it closes the browser. */
    public BrowserTab another(String url) throws IOException, InterruptedException {
        return new BrowserTab(browser, address, url);
    }

    private String send(String method, String parameters) {
        int id = next.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}", true);
        return answer.orTimeout(200, TimeUnit.SECONDS).join();
    }

    /** The value of an expression, as text; a promise is waited for. */
    public String value(String script) {
        String quoted = script.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String answer = send(
                "Runtime.evaluate",
                "\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"(async () => String(await (" + quoted
                        + ")))()\"");
        Matcher value = VALUE.matcher(answer);
        if (!value.find()) throw new IllegalStateException(script + ": " + answer);
        return value.group(1);
    }

    /** Waits in the page until a condition holds, three minutes at most: machines may be busy. */
    public void await(String condition) {
        String seen = value("new Promise(done => { const end = Date.now() + 180000, look = setInterval(() => { "
                + "const holds = (() => { try { return " + condition + "; } catch (e) { return false; } })(); "
                + "if (holds || Date.now() > end) { clearInterval(look); done(holds ? 'holds' : "
                + "document.body.innerText.slice(0, 400)); } }, 30); })");
        if (!seen.equals("holds"))
            throw new AssertionError("not within three minutes: " + condition + "; the page says " + seen);
    }

    /** Makes this tab the one that is seen. */
    public void front() {
        send("Page.bringToFront", "");
    }

    /** Presses a key and lets it go: a letter, or one with a name such as {@code Tab}. */
    public void press(String key, int code) {
        String written = key.equals("Enter") ? "\\r" : key.length() == 1 ? key : "";
        String text = written.isEmpty() ? "" : ",\"text\":\"" + written + "\"";
        for (String type : List.of("keyDown", "keyUp"))
            send(
                    "Input.dispatchKeyEvent",
                    "\"type\":\"" + type + "\",\"key\":\"" + key + "\",\"code\":\"" + key
                            + "\",\"windowsVirtualKeyCode\":" + code + (type.equals("keyDown") ? text : ""));
    }

    /** Presses the mouse at one point of the page, moves it to another, and lets go. */
    public void drag(double x, double y, double toX, double toY) {
        mouse("mousePressed", x, y);
        mouse("mouseMoved", toX, toY);
        mouse("mouseReleased", toX, toY);
    }

    private void mouse(String type, double x, double y) {
        send(
                "Input.dispatchMouseEvent",
                "\"type\":\"" + type + "\",\"x\":" + x + ",\"y\":" + y
                        + ",\"button\":\"left\",\"buttons\":1,\"clickCount\":1");
    }

    /** Shows the page on a screen of another size, in dark mode or in light mode. */
    public void show(int width, int height, boolean dark) {
        send(
                "Emulation.setDeviceMetricsOverride",
                "\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false");
        send(
                "Emulation.setEmulatedMedia",
                "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]");
    }

    /** Errors of scripts and of loading. */
    public List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        socket.abort();
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly();
        browser.onExit().join();
    }

    /** Puts pieces together, and hands answers to those who wait for them. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                Matcher id = ID.matcher(message);
                if (id.find()) answers.remove(Integer.parseInt(id.group(1))).complete(message);
                else if (message.startsWith("{\"method\":\"Page.loadEventFired\"")) loaded.complete(null);
                else if (message.contains("exceptionThrown") || message.contains("\"level\":\"error\""))
                    errors.add(message);
            }
            from.request(1);
            return null;
        }
    }
}
