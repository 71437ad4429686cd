console.log('waiting');
setInterval(() => {}, 1000);
