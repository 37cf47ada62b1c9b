"""Another host's map pictures, made up: a server on a port of its own, which keeps in mind what it was asked for."""

import io
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image, ImageDraw


def picture(z, x, y):
    """A square in a colour of its own, with its numbers on it."""
    image = Image.new("RGB", (256, 256), (226 - 12 * ((x + y) % 2), 232, 222))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 255, 255), outline=(150, 170, 150))
    for place in range(32, 256, 64):
        draw.line((place, 0, place, 255), fill=(255, 255, 255), width=5)
        draw.line((0, place, 255, place), fill=(250, 236, 190), width=7)
    draw.text((100, 120), f"{z}/{x}/{y}", fill=(60, 90, 60))
    bytes_ = io.BytesIO()
    image.save(bytes_, "PNG")
    return bytes_.getvalue()


class TileHost:
    """`with TileHost() as host:`"""

    def __init__(self):
        self.asked = []
        self.referrers = set()
        # Whether it answers with pictures, with an error, or not at all.
        self.mood = "well"
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                z, x, y = map(int, re.fullmatch(r"/(\d+)/(\d+)/(\d+)\.png", self.path).groups())
                host.asked.append((z, x, y))
                host.referrers.add(self.headers.get("Referer"))
                if host.mood == "away":
                    self.connection.close()
                    return
                is_well = host.mood == "well"
                body = picture(z, x, y) if is_well else b"<p>no"
                self.send_response(200 if is_well else 503)
                self.send_header("Content-Type", "image/png" if is_well else "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.template = self.origin + "/{z}/{x}/{y}.png"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
