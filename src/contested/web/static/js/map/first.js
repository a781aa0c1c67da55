// Before anything is drawn: tell the style sheet that scripts run.
document.documentElement.classList.add("js");
