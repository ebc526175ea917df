// Wide tables and charts of years begin with the latest.
for (const frame of document.querySelectorAll(".latest")) frame.scrollLeft = frame.scrollWidth;
